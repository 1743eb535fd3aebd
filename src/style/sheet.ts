import {
  type Atrule,
  type CssNode,
  type Raw,
  type SyntaxParseError,
  tokenize,
  tokenTypes,
} from 'css-tree/dist/csstree.esm'
import type { Report } from '../diagnostic.js'
import { nearestName } from '../nearestName.js'
import { type MarginBoxName, marginBoxNames } from './pageRules.js'
import type { FontFace } from './styledDocument.js'
import {
  type CounterStyleRule,
  type Origin,
  type PageRule,
  placeOf,
  reportProblem,
  type StyleRule,
} from './styleSheets.js'

/** A style sheet's text and the file that it came from. */
export interface SheetText {
  readonly file: string
  readonly text: string
}

/** The text of a sheet that another one imports, by the URL as written; undefined if it cannot be had. */
export type LoadSheet = (url: string, from: string) => string | undefined

/** Where rules go as they are found, in order. */
export interface Found {
  readonly fontFaces: FontFace[]
  readonly rules: StyleRule[]
  readonly pageRules: PageRule[]
  readonly counterStyles: CounterStyleRule[]
}

/** A sheet while it is read: whose it is, the files that imported it with its own at the end, and where rules go. */
export interface Sheet extends SheetText {
  readonly origin: Origin
  readonly within: readonly string[]
  readonly found: Found
  readonly load: LoadSheet
  readonly report: Report
}

export const blockRules = ['media', 'supports', 'font-face', 'page', 'counter-style'] as const

/** Whether an at-rule of @page is one of its boxes. */
export function isPageBox(name: string): name is MarginBoxName | 'footnote' {
  return name === 'footnote' || marginBoxNames.some(each => each === name)
}

export function complain(node: CssNode, sheet: Sheet, message: string, advice: string): void {
  reportProblem({ code: 'css-unsupported', message, advice, place: placeOf(node, sheet.file) }, sheet.report)
}

export function complainOfAtRule(rule: Atrule, sheet: Sheet): void {
  const name = rule.name.toLowerCase()
  const known = [...blockRules, 'import', ...marginBoxNames, 'footnote']
  const nearest = known.includes(name) ? undefined : nearestName(name, known)
  const supported = `Supported are ${blockRules.map(each => `@${each}`).join(', ')} and @import.`
  const where = isPageBox(name) ? `@${name} belongs in an @page rule.` : supported
  const advice = nearest === undefined ? where : `The nearest one supported is @${nearest}.`
  complain(rule, sheet, `@${rule.name} is not supported here.`, advice)
}

/** CSS closes what the end of a file leaves open; most likely a bracket was forgotten, so each is reported. */
export function closeBlocks({ file, text, report }: Sheet): string {
  const open: number[] = []
  tokenize(text, (type, start) => {
    if (type === tokenTypes.LeftCurlyBracket) open.push(start)
    else if (type === tokenTypes.RightCurlyBracket) open.pop()
  })
  for (const offset of open) {
    const lines = text.slice(0, offset).split(/\r\n?|[\n\f]/)
    const place = { file, line: lines.length, column: lines.at(-1)!.length + 1 }
    report('css-syntax', 'This block is never closed.', { place, advice: 'Add the missing }.' })
  }
  return text + '}'.repeat(open.length)
}

/** css-tree goes on after an error; the node is what it leaves out. */
export function reportSyntaxError(error: SyntaxParseError, node: CssNode, sheet: Sheet): void {
  const leftOut = node.type === 'Raw' ? (node as Raw).value : ''
  if (error.message === 'Colon is expected' && leftOut.includes('{')) {
    complain(node, sheet, 'Nested rules are not supported.', 'Write each rule on its own.')
    return
  }
  sheet.report(
    'css-syntax',
    `This is not valid CSS: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}.`,
    {
      place: { file: sheet.file, line: error.line, column: error.column },
      advice: 'What stands here is left out.',
    },
  )
}
