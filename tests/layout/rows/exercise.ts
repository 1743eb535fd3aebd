import type { Code } from '../../../src/diagnostic.js'
import type { Asset } from '../../../src/html/metadata.js'
import type { LineFragment, Page, TextRun } from '../../../src/layout/page.js'
import { lineText } from '../../../src/layout/trace.js'
import type { FontSet } from '../../../src/text/font.js'
import { blocksIn, type LaidOut, layOutHtml, linesIn, round, startOf } from '../../kit/laidOut.js'
import { pdfStreams } from '../../kit/readPdf.js'
import { settleHtml } from '../../kit/settled.js'
import { tenth } from '../../kit/tables.js'
import { writtenPdf } from '../../kit/writtenPdf.js'

/** What a property does, shown on a small document: with the declaration that is seen which is expected, without it it is not. */
export interface Exercise {
  readonly name: string
  readonly value: string
  readonly scene: Scene
  readonly expected: unknown
}

/** What is seen of a document that is laid out, once or until its numbers stay the same. */
export type Seen = Pick<LaidOut, 'layout' | 'root' | 'pageMap' | 'found'>

/** A document on the square page of `squarePage`, and what is looked at. */
export interface Scene {
  readonly html: string
  /** The rule that the declaration goes into, as far as its brace; `p` if not said. */
  readonly on?: string
  /** What stands before that rule. */
  readonly css?: string
  readonly see: (laid: Seen) => unknown
  readonly asks?: readonly Code[]
  readonly fonts?: FontSet
  readonly assets?: readonly Asset[]
  readonly root?: Readonly<Record<string, string>>
  /** Laid out until its numbers stay the same. */
  readonly settles?: boolean
}

/** Each value of a property with what is to be seen of it. */
export function exercise(
  name: string,
  scene: Scene,
  values: Readonly<Record<string, unknown>>,
): readonly Exercise[] {
  return Object.entries(values).map(([value, expected]) => ({ name, value, scene, expected }))
}

/** What is seen with the declaration. */
export async function seenWith({ name, value, scene }: Exercise): Promise<unknown> {
  return seen(scene, `${name}: ${value}`)
}

const withoutAny = new WeakMap<Scene, Promise<unknown>>()

/** What is seen without it, which is the same for all that a scene exercises. */
export function seenWithout({ scene }: Exercise): Promise<unknown> {
  const known = withoutAny.get(scene) ?? seen(scene, '')
  withoutAny.set(scene, known)
  return known
}

async function seen(scene: Scene, declaration: string): Promise<unknown> {
  const { html, on = 'p', css = '', see, settles = false, ...options } = scene
  const closing = '}'.repeat(on.split('{').length)
  const sheet = `${css} ${on} { ${declaration} ${closing}`
  return see(settles ? settleHtml(html, sheet) : layOutHtml(html, sheet, options))
}

/** The border boxes of the first page as `X,Y WIDTH×HEIGHT`. */
export const frames = ({ layout }: Seen): readonly string[] => framesOn(layout.pages[0])

export const framesOn = (page: Page): readonly string[] =>
  blocksIn(page).map(({ x, y, width, height }) => `${tenth(x)},${tenth(y)} ${tenth(width)}×${tenth(height)}`)

/** The lines of the first page as `X,Y text`, with the columns of tables, which are a hair wider than their text. */
export const cells = ({ layout }: Seen): readonly string[] =>
  linesIn(layout.pages[0]).map(line => `${tenth(startOf(line))},${tenth(line.y)} ${lineText(line)}`)

/** The content stream of the first page: its operators, without those that set text or mark what is drawn for tags. */
export async function drawn({ layout }: Seen): Promise<string> {
  const [first] = layout.pages
  const page = { ...first, fragments: first.fragments.filter(({ kind }) => kind !== 'line') }
  const operators = pdfStreams(await writtenPdf({ pages: [page] }))[0].toString('latin1')
  return operators.replace(/^.* BDC\n|\n?EMC$/gm, '')
}

/** The first line of the text. */
export const firstLine = ({ layout }: Seen): LineFragment => linesIn(layout.pages[0])[0]
export const lastRun = (laid: Seen): TextRun => firstLine(laid).runs.at(-1)!

/** The pieces of the first line as `X text`, with how far they are raised where they are. */
export const pieces = (laid: Seen): readonly string[] =>
  firstLine(laid).runs.map(
    ({ x, rise, shaped }) =>
      `${round(firstLine(laid).x + x)}${rise === 0 ? '' : `^${round(rise)}`} ${shaped.text}`,
  )

/** The text of every page's lines in the margin. */
export const heads = ({ layout }: Seen): readonly string[] =>
  layout.pages.map(page => linesIn(page, 'margin').map(lineText).join(' '))

/** Side and emptiness of each page. */
export const sides = ({ layout }: Seen): readonly string[] =>
  layout.pages.map(({ side, blank }) => (blank ? `${side} blank` : side))
