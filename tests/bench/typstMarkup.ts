import createMarkdownIt, { type Token } from 'markdown-it'

/** The benchmark's design (template/print.css) as Typst says it. */
const design = `
#set page(width: 148mm, height: 210mm, margin: (top: 18mm, x: 16mm, bottom: 20mm), numbering: "1")
#set text(font: "EB Garamond", size: 10pt, lang: "en", hyphenate: true, top-edge: 0.75em, bottom-edge: -0.25em)
#set par(justify: true, leading: 3pt, spacing: 3pt, first-line-indent: (amount: 1em, all: true))
#set footnote.entry(gap: 2.4pt)
#show footnote.entry: set text(size: 8pt)
#show footnote.entry: set par(leading: 2.4pt, spacing: 2.4pt)
#show heading: set par(justify: false)
#show heading: set text(weight: "regular", hyphenate: false)
#show heading.where(level: 1): it => { pagebreak(weak: true); block(below: 13pt, text(size: 16pt, it.body)) }
#show heading.where(level: 2): it => block(above: 16pt, below: 3pt, text(size: 11pt, style: "italic", it.body))
`

/** An article of the benchmark as Typst markup: the Markdown that `inputs.ts` writes, and no more. */
export function toTypstMarkup(markdown: string): string {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '')
  const { text, notes } = takeNotes(body)
  const parser = createMarkdownIt({ typographer: true })
  const writer = new MarkupWriter(
    new Map([...notes].map(([label, note]) => [label, parser.parseInline(note, {})[0]!])),
  )
  return design + writer.blocks(parser.parse(text, {}))
}

/** Definitions of notes, each a paragraph of one line, by label, and the text without them. */
function takeNotes(body: string): { readonly text: string; readonly notes: ReadonlyMap<string, string> } {
  const notes = new Map<string, string>()
  const text = body.replace(/^\[\^([^\]]+)\]: (.*)$/gm, (_, label: string, note: string) => {
    notes.set(label, note)
    return ''
  })
  return { text, notes }
}

const typstSigns = /[\\#$*_`<>@[\]~/"'=+-]/g

class MarkupWriter {
  constructor(private readonly notes: ReadonlyMap<string, Token>) {}

  blocks(tokens: readonly Token[]): string {
    let isInTable = false
    return tokens
      .map(token => {
        if (token.type === 'table_open') isInTable = true
        if (token.type === 'table_close') isInTable = false
        return isInTable && token.type === 'inline' ? `[${this.inline(token)}], ` : this.block(token)
      })
      .join('')
  }

  private block(token: Token): string {
    switch (token.type) {
      case 'inline':
        return this.inline(token)
      case 'heading_open':
        return `${'='.repeat(Number(token.tag.slice(1)))} `
      case 'list_item_open':
        return '- '
      case 'blockquote_open':
        return '#quote(block: true)['
      case 'blockquote_close':
        return ']\n\n'
      case 'table_open':
        return '#table(columns: 3, '
      case 'table_close':
        return ')\n\n'
      case 'paragraph_close':
      case 'heading_close':
        return token.hidden ? '\n' : '\n\n'
      default:
        return ''
    }
  }

  private inline(token: Token): string {
    return (token.children ?? [])
      .map(child => {
        if (child.type === 'em_open') return '#emph['
        if (child.type === 'em_close') return ']'
        return child.type === 'softbreak' ? ' ' : this.words(child.content)
      })
      .join('')
  }

  private words(text: string): string {
    return text
      .split(/(\[\^[^\]]+\])/)
      .map(piece => {
        const note = this.notes.get(piece.slice(2, -1))
        return note === undefined ? piece.replace(typstSigns, '\\$&') : `#footnote[${this.inline(note)}]`
      })
      .join('')
  }
}
