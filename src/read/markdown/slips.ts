import type { MarkdownIt, Token } from 'markdown-it'
import type { Code, Report } from '../../diagnostic.js'
import type { Brackets } from './brackets.js'
import { keyAt } from './citation.js'
import { InlineLocator, placeOf, type SourceText } from './inlineLocator.js'
import type { PositionOf } from './positions.js'

/** What signs of Markdown were meant to do, and do not. */
interface Slip {
  readonly code: Code
  readonly message: string
  readonly advice: string
  /** Where in the block's content. */
  readonly at: number
}

/** Marks emphasis beside which one of its own signs is left over: `**a*`. Escaped signs are not left over. */
export function markLooseEmphasis(md: MarkdownIt): void {
  md.core.ruler.before('text_join', 'loose_emphasis', state => {
    for (const { children } of state.tokens) {
      const seen = (children ?? []).filter(({ type, content }) => type !== 'text' || content !== '')
      for (const [index, token] of seen.entries()) {
        if (!/^(?:em|strong)_/.test(token.type)) continue
        const sign = token.markup[0]!
        const isOpening = token.nesting === 1
        const beside = seen[isOpening ? index - 1 : index + 1]
        if (beside?.type !== 'text') continue
        const isLoose = isOpening ? beside.content.endsWith(sign) : beside.content.startsWith(sign)
        if (isLoose) token.meta = { isLoose }
      }
    }
  })
}

/** What slips are looked for with. */
export interface SlipSearch {
  readonly positionOf: PositionOf
  readonly bracketsOf: (text: string) => Brackets
  readonly sourceKeys: ReadonlySet<string>
}

/** Reports signs that are printed though they were surely meant as markup; prose is never taken for it. */
export function reportSlips(
  tokens: readonly Token[],
  source: SourceText,
  search: SlipSearch,
  report: Report,
): void {
  for (const [index, block] of tokens.entries()) {
    if (block.type !== 'inline') continue
    const isParagraph = tokens[index - 1]?.type === 'paragraph_open'
    const slips = [
      ...(isParagraph ? findHeadings(block.content) : []),
      ...findLoose(block, search.positionOf),
      ...findOpenCitations(block.content, search),
    ]
    if (slips.length === 0) continue
    const locator = new InlineLocator(source, block.content, block.map?.[0] ?? 0, undefined)
    for (const { code, message, advice, at } of slips.sort((a, b) => a.at - b.at)) {
      const { line, column } = locator.locate(at)
      report(code, message, { place: placeOf(source.file, line, column), advice })
    }
  }
}

/** `##A tower`. With one `#` only a line alone that reads as a heading does: `#salt` is a word of its own. */
function findHeadings(content: string): readonly Slip[] {
  const several = [...content.matchAll(/^(#{2,6})(?=[\p{L}\p{N}])(.*)$/gmu)]
  const alone = /^(#)(?=\p{Lu})([^\n#]*\s[^\n#]*[^\s\n#.!?,;:])$/u.exec(content)
  return (alone === null ? several : [alone]).map(({ index, 1: signs = '', 2: words = '' }) => ({
    code: 'heading-space',
    message: `The line starts with \`${signs}\` but is no heading: a space is missing after it.`,
    advice: `Write \`${signs} ${firstWords(words)}\`.`,
    at: index,
  }))
}

const firstWords = (text: string) =>
  text.length <= 40 ? text : `${text.slice(0, 40).replace(/\s+\S*$/, '')} …`

function findLoose(block: Token, positionOf: PositionOf): readonly Slip[] {
  return (block.children ?? []).flatMap(token => {
    if (token.meta?.isLoose !== true) return []
    const sign = token.markup[0]!
    // All signs of a run have the run's position.
    const position = positionOf(token) ?? 0
    return {
      code: 'markup-unclosed',
      message: `A \`${sign}\` beside emphasis is left over, and is printed.`,
      advice: `Write as many before as after the words, or \`\\${sign}\` if it is meant to be printed.`,
      at: token.nesting === 1 ? position : position + token.markup.length,
    }
  })
}

/** `[@key` whose bracket never closes; with words between the two only if there is such a source. */
function findOpenCitations(content: string, { bracketsOf, sourceKeys }: SlipSearch): readonly Slip[] {
  if (!content.includes('@')) return []
  return bracketsOf(content).unclosed.flatMap(at => {
    const lead = /^\[([^[\]@\n]{0,40})@/.exec(content.slice(at, at + 50))
    const found = lead === null ? undefined : keyAt(content, at + lead[0].length - 1)
    if (lead === null || found === undefined) return []
    if (!/^-?$/.test(lead[1]!) && !sourceKeys.has(found.key)) return []
    return {
      code: 'markup-unclosed',
      message: `The citation of \`${found.key}\` that opens here is never closed.`,
      advice: 'Write `]` where it ends.',
      at,
    }
  })
}
