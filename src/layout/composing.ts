import type { Report } from '../diagnostic.js'
import type { Asset } from '../html/metadata.js'
import type { Points } from '../length.js'
import type { Measure } from './blockGeometry.js'
import type { TypeStyles } from './typeStyle.js'

/** What every part of setting needs, the same for a whole layout. */
export interface Composing {
  readonly typeStyles: TypeStyles
  readonly assets: ReadonlyMap<string, Asset>
  readonly noteMeasure: Measure
  /** Height of the least high page's text: no image may be higher. */
  readonly pageHeight: Points
  readonly report: Report
}
