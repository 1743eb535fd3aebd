import { keywordOf, nameOf } from '../componentValues.js'
import type { BreakValue } from '../computedStyle.js'
import { readLength, readNumber } from '../lengths.js'
import { keywordRow, type Row, type Rows } from './row.js'

/** Pages, breaks, notes and tables (CSS Page 3, Break 4, GCPM 3, Tables 3). */

const breakRow: Row<BreakValue> = keywordRow(
  ['auto', 'avoid', 'avoid-page', 'page', 'always', 'left', 'right', 'recto', 'verso'],
  'not inherited',
)

const leastLines: Row<number> = {
  syntax: '<integer [1,∞]>',
  initial: '2',
  inherited: true,
  read([node], context) {
    const lines = readNumber(node, context)
    return lines === undefined ? undefined : Math.max(1, Math.round(lines))
  },
}

type PaginationKey =
  | 'page'
  | `break${'Before' | 'After' | 'Inside'}`
  | 'marginFlex'
  | 'orphans'
  | 'widows'
  | `footnote${'Policy' | 'Display'}`
  | `border${'Collapse' | 'Spacing'}`
  | 'captionSide'
  | 'emptyCells'
  | 'tableLayout'

export const paginationRows: Rows<PaginationKey> = {
  page: {
    syntax: 'auto | <custom-ident>',
    initial: 'auto',
    inherited: false,
    read: ([node]) => (keywordOf(node) === 'auto' ? 'auto' : nameOf(node)),
  },
  breakBefore: breakRow,
  breakAfter: breakRow,
  breakInside: keywordRow(['auto', 'avoid', 'avoid-page'], 'not inherited'),
  marginFlex: {
    syntax: '<percentage [0,100]>',
    initial: '0%',
    inherited: false,
    read: ([node]) => (node?.type === 'Percentage' ? Number(node.value) / 100 : undefined),
  },
  orphans: leastLines,
  widows: leastLines,
  footnotePolicy: keywordRow(['auto', 'line', 'block'], 'not inherited'),
  footnoteDisplay: keywordRow(['block', 'inline', 'compact'], 'not inherited'),
  borderCollapse: keywordRow(['separate', 'collapse'], 'inherited'),
  borderSpacing: {
    syntax: '<length [0,∞]>{1,2}',
    initial: '0',
    inherited: true,
    read([first, second], context) {
      const across = readLength(first, context)
      const down = second === undefined ? across : readLength(second, context)
      return across === undefined || down === undefined ? undefined : { across, down }
    },
  },
  captionSide: keywordRow(['top', 'bottom'], 'inherited'),
  emptyCells: keywordRow(['show', 'hide'], 'inherited'),
  tableLayout: keywordRow(['auto', 'fixed'], 'not inherited'),
}
