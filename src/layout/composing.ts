import type { Report } from '../diagnostic.js'
import type { Asset } from '../html/metadata.js'
import type { Points } from '../length.js'
import type { Measure } from './blockGeometry.js'
import type { BlockBox } from './box.js'
import type { ParagraphText } from './paragraph/setLine.js'
import type { TypeStyles } from './typeStyle.js'

/** What every part of setting needs, the same for a whole layout. */
export interface Composing {
  readonly typeStyles: TypeStyles
  readonly assets: ReadonlyMap<string, Asset>
  /** The measure of notes on pages of a name. */
  noteMeasureOf(pageName: string): Measure
  /** Height of the least high page's text: no image may be higher. */
  readonly pageHeight: Points
  /** Paragraphs prepared when their widths were asked, until they are set. */
  readonly measured: WeakMap<BlockBox, ParagraphText>
  /** Which way the publication reads. */
  readonly direction: 'ltr' | 'rtl'
  readonly report: Report
}
