import { componentsOf, keywordOf, nameOf } from '../componentValues.js'
import type { Auto, BorderStyle, LengthPercentage } from '../computedStyle.js'
import { readLength, readLengthPercentage } from '../lengths.js'
import { colorRow, keywordRow, notNegative, type Row, type Rows, readNotNegative } from './row.js'

/** Display, the box and its edges (CSS Display 3, Box 3, Backgrounds 3, Sizing 3, GCPM 3 section 2). */

const margin: Row<LengthPercentage | Auto> = {
  syntax: '<length> | <percentage> | auto',
  initial: '0',
  inherited: false,
  read: ([node], context) => (keywordOf(node) === 'auto' ? 'auto' : readLengthPercentage(node, context)),
}

const padding: Row<LengthPercentage> = {
  syntax: notNegative,
  initial: '0',
  inherited: false,
  read: ([node], context) => readNotNegative(node, context),
}

const namedWidths: Readonly<Record<string, number>> = { thin: 0.75, medium: 2.25, thick: 3.75 }

const borderWidth: Row<number> = {
  syntax: '<length [0,∞]> | thin | medium | thick',
  initial: 'medium',
  inherited: false,
  read([node], context) {
    const width = namedWidths[keywordOf(node) ?? ''] ?? readLength(node, context)
    return width === undefined ? undefined : Math.max(0, width)
  },
}

const borderStyle: Row<BorderStyle> = keywordRow(
  ['none', 'hidden', 'solid', 'double', 'dotted', 'dashed'],
  'not inherited',
)
const borderColor = colorRow('currentcolor')

const size: Row<LengthPercentage | Auto> = {
  syntax: `auto | ${notNegative}`,
  initial: 'auto',
  inherited: false,
  read: ([node], context) => (keywordOf(node) === 'auto' ? 'auto' : readNotNegative(node, context)),
}

/** `auto` as a least size is none at all, except in layouts that are not supported. */
const leastSize: Row<LengthPercentage> = {
  syntax: `auto | ${notNegative}`,
  initial: 'auto',
  inherited: false,
  read: ([node], context) =>
    keywordOf(node) === 'auto' ? { points: 0, percent: 0 } : readNotNegative(node, context),
}

const greatestSize: Row<LengthPercentage | 'none'> = {
  syntax: `none | ${notNegative}`,
  initial: 'none',
  inherited: false,
  read: ([node], context) => (keywordOf(node) === 'none' ? 'none' : readNotNegative(node, context)),
}

type Side = 'Top' | 'Right' | 'Bottom' | 'Left'
type BoxKey =
  | `margin${Side}`
  | `padding${Side}`
  | `border${Side}${'Width' | 'Style' | 'Color'}`
  | 'display'
  | 'float'
  | 'position'
  | 'boxSizing'
  | 'boxDecorationBreak'
  | 'width'
  | 'height'
  | 'minWidth'
  | 'maxWidth'
  | 'minHeight'
  | 'maxHeight'
  | 'backgroundColor'

export const boxRows: Rows<BoxKey> = {
  display: keywordRow(
    [
      'inline',
      'inline-block',
      'none',
      'contents',
      'block',
      'list-item',
      'table',
      'table-row-group',
      'table-header-group',
      'table-footer-group',
      'table-row',
      'table-cell',
      'table-caption',
      'table-column',
      'table-column-group',
    ],
    'not inherited',
  ),
  float: keywordRow(['none', 'footnote'], 'not inherited'),
  position: {
    syntax: 'static | running( <custom-ident> )',
    initial: 'static',
    inherited: false,
    read([node]) {
      if (node?.type !== 'Function') return 'static'
      const running = nameOf(componentsOf(node)[0])
      return running === undefined ? undefined : { running }
    },
  },
  marginTop: margin,
  marginRight: margin,
  marginBottom: margin,
  marginLeft: margin,
  paddingTop: padding,
  paddingRight: padding,
  paddingBottom: padding,
  paddingLeft: padding,
  borderTopWidth: borderWidth,
  borderRightWidth: borderWidth,
  borderBottomWidth: borderWidth,
  borderLeftWidth: borderWidth,
  borderTopStyle: borderStyle,
  borderRightStyle: borderStyle,
  borderBottomStyle: borderStyle,
  borderLeftStyle: borderStyle,
  borderTopColor: borderColor,
  borderRightColor: borderColor,
  borderBottomColor: borderColor,
  borderLeftColor: borderColor,
  boxSizing: keywordRow(['content-box', 'border-box'], 'not inherited'),
  boxDecorationBreak: keywordRow(['slice', 'clone'], 'not inherited'),
  width: size,
  height: size,
  minWidth: leastSize,
  maxWidth: greatestSize,
  minHeight: leastSize,
  maxHeight: greatestSize,
  backgroundColor: colorRow('transparent'),
}
