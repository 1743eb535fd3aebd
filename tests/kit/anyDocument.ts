import fc from 'fast-check'
import { note } from './laidOut.js'

/** What a small document is made of. A word is a letter and its number in the document; a note's words begin with `n`. */
type Part =
  | {
      readonly kind: 'paragraph' | 'heading'
      readonly words: number
      readonly note: number
      readonly look: Look
    }
  | { readonly kind: 'list'; readonly items: readonly number[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly number[])[]; readonly spans: boolean }
  | { readonly kind: 'box'; readonly name: 'kept' | 'quotation' | 'named'; readonly words: readonly number[] }
  | { readonly kind: 'image'; readonly size: number }

type Look = '' | 'forced' | 'initial' | 'leader' | 'turned' | 'raised' | 'nested'

const count = (max: number) => fc.integer({ min: 1, max })
const rarely = <T>(most: T, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(most) }, { weight: 1, arbitrary })

export const anyParts: fc.Arbitrary<readonly Part[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('paragraph' as const, 'paragraph' as const, 'heading' as const),
        words: count(20),
        note: rarely(0, count(12)),
        look: rarely<Look>('', fc.constantFrom('forced', 'initial', 'leader', 'turned', 'raised', 'nested')),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('list' as const),
        items: fc.array(count(6), { minLength: 1, maxLength: 5 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('table' as const),
        rows: fc.array(fc.tuple(count(3), count(3)), { minLength: 1, maxLength: 12 }),
        spans: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('box' as const),
        name: fc.constantFrom('kept' as const, 'quotation' as const, 'named' as const),
        words: fc.array(count(6), { minLength: 1, maxLength: 4 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('image' as const), size: fc.constantFrom(10, 30, 60) }),
    },
  ),
  { minLength: 1, maxLength: 8 },
)

/** A document of parts: its markup, its words in order, and those of its notes. */
export interface AnyDocument {
  readonly html: string
  readonly words: readonly string[]
  readonly notes: readonly { readonly id: string; readonly words: readonly string[] }[]
}

export function documentOf(parts: readonly Part[]): AnyDocument {
  const words: string[] = []
  const notes: { id: string; words: readonly string[] }[] = []
  const say = (n: number) => {
    const said = Array.from({ length: n }, (_, i) => `w${words.length + i}`)
    words.push(...said)
    return said.join(' ')
  }
  const noteOf = (n: number, isNested: boolean): string => {
    if (n === 0) return ''
    const id = `note-${notes.length + 1}`
    const said = Array.from({ length: n }, (_, i) => `n${notes.length + 1}.${i}`)
    notes.push({ id, words: said })
    return note(said.join(' ') + (isNested ? noteOf(2, false) : ''), id)
  }
  const paragraph = (
    name: string,
    { words, note: noteWords, look }: Part & { kind: 'paragraph' | 'heading' },
  ) => {
    const text = say(Math.min(words, name === 'p' ? 20 : 4))
    const turned = look === 'turned' ? ' dir="rtl"' : ''
    const raised = look === 'raised' ? `<sup>${say(1)}</sup> ${say(1)}` : ''
    return `<${name} class="${look}"${turned}>${text} ${raised}${noteOf(noteWords, look === 'nested')}</${name}>`
  }
  const write = (part: Part): string => {
    switch (part.kind) {
      case 'list':
        return `<ul>${part.items.map(n => `<li>${say(n)}</li>`).join('')}</ul>`
      case 'table':
        return tableOf(part.rows, part.spans, say)
      case 'box':
        return `<div class="${part.name}">${part.words.map(n => `<p>${say(n)}</p>`).join('')}</div>`
      case 'image':
        return `<p class="image"><img src="a.png" alt="" class="wide${part.size}"></p>`
      default:
        return paragraph(part.kind === 'heading' ? 'h2' : 'p', part)
    }
  }
  return { html: parts.map(write).join(''), words, notes }
}

/** Every third row begins with a cell that is two rows high, or is one cell across both columns. */
function tableOf(rows: readonly (readonly number[])[], spans: boolean, say: (n: number) => string): string {
  const row = (cells: readonly number[], i: number) => {
    if (spans && i % 3 === 2) return `<tr><td colspan="2">${cells.map(say).join(' ')}</td></tr>`
    const high = spans && i % 3 === 0 && i + 1 < rows.length ? ' rowspan="2"' : ''
    const [first, second] = cells
    const covered = spans && i % 3 === 1
    return `<tr>${covered ? '' : `<td${high}>${say(first!)}</td>`}<td>${say(second!)}</td></tr>`
  }
  return `<table>${rows.map(row).join('')}</table>`
}

export const anyDocumentCss = `
  @page { size: 220pt 120pt } p, li { orphans: 2; widows: 2 } h2 { margin: 10pt 0 5pt; font-weight: 400 }
  @page n { @top-left { content: "N" } } .named { page: n } .quotation { margin: 5pt 20pt }
  .note { float: footnote; padding-left: 30pt; font-size: 10pt; line-height: 10pt }
  [dir=rtl] .note { padding-right: 30pt }
  .note::footnote-call { content: "*" } .note::footnote-marker { content: "* " } ul { list-style-type: none }
  .forced { break-before: page } .kept { break-inside: avoid; border: 1pt solid; padding: 4pt } td { padding: 1pt }
  @page { @footnote { border-top: 1pt solid; margin-top: 4pt; padding-top: 3pt } }
  .initial::first-letter { initial-letter: 2 } .leader::after { content: leader(".") "." }
  .wide10 { width: 10pt } .wide30 { width: 30pt } .wide60 { width: 60pt }
  .raised { text-align: justify } .image { break-inside: avoid }
`
