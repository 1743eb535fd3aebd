import type { CssNode } from 'css-tree/dist/csstree.esm'
import { keywordOf } from '../componentValues.js'
import type { Auto, ComputedStyle } from '../computedStyle.js'
import { readLength, readLengthPercentage, readNumber, readQuantity } from '../lengths.js'
import { colorRow, keywordRow, type ReadContext, type Row, type Rows } from './row.js'

/** How text is set: spacing, alignment, hyphenation, decoration (CSS Text 4, Text Decoration 4, Inline 3, Line Grid 1). */

const spacing: Row<number> = {
  syntax: 'normal | <length>',
  initial: 'normal',
  inherited: true,
  read: ([node], context) => (keywordOf(node) === 'normal' ? 0 : readLength(node, context)),
}

const decorationLength = (inherited: boolean): Row<number | Auto> => ({
  syntax: 'auto | <length> | <percentage>',
  initial: 'auto',
  inherited,
  read: ([node], context) => (keywordOf(node) === 'auto' ? 'auto' : readLength(node, context, context.em)),
})

/** A percentage as a part of 1. */
const partRow = (initial: string): Row<number> => ({
  syntax: '<percentage [0,20]>',
  initial,
  inherited: true,
  read: ([node]) => (node?.type === 'Percentage' ? Number(node.value) / 100 : undefined),
})

function readIndent(
  value: readonly CssNode[],
  context: ReadContext,
): ComputedStyle['textIndent'] | undefined {
  const keywords = value.map(keywordOf)
  const length = readLengthPercentage(
    value.find(node => node.type !== 'Identifier'),
    context,
  )
  if (length === undefined) return undefined
  return { length, hanging: keywords.includes('hanging'), eachLine: keywords.includes('each-line') }
}

/** Text 4, section 6.3.2: what is not said of the third is as the second; `auto` is 5, 2 and 2. */
function readLimitChars(value: readonly CssNode[], context: ReadContext): readonly [number, number, number] {
  const [word, before, after] = value.map(node => readNumber(node, context))
  return [word ?? 5, before ?? 2, value.length === 3 ? (after ?? 2) : (before ?? 2)]
}

/** The keywords of a set, in the order of the grammar. */
function setRow<const T extends string>(
  keywords: readonly T[],
  syntax: string,
  inherited: boolean,
): Row<readonly T[]> {
  return {
    syntax: `none | [ ${syntax} ]`,
    initial: 'none',
    inherited,
    read(value) {
      const found = value.map(keywordOf)
      return keywords.filter(keyword => found.includes(keyword))
    },
  }
}

const alignments = ['start', 'end', 'left', 'right', 'center', 'justify'] as const

type VerticalAlign = ComputedStyle['verticalAlign']
const verticalKeywords = [
  'baseline',
  'sub',
  'super',
  'text-top',
  'text-bottom',
  'middle',
  'top',
  'bottom',
] as const

type TextKey =
  | `text${'Align' | 'AlignLast' | 'Indent' | 'Transform' | 'UnderlineOffset' | 'Wrap'}`
  | `textDecoration${'Line' | 'Color' | 'Thickness'}`
  | `hyphenate${'Character' | 'LimitChars' | 'LimitLines' | 'LimitLast'}`
  | 'letterSpacing'
  | 'wordSpacing'
  | 'verticalAlign'
  | 'whiteSpace'
  | 'tabSize'
  | 'overflowWrap'
  | 'hyphens'
  | 'hangingPunctuation'
  | 'expansion'
  | 'tracking'
  | 'protrusion'
  | 'lineGrid'
  | 'lineSnap'
  | 'initialLetter'
  | 'direction'
  | 'unicodeBidi'

export const textRows: Rows<TextKey> = {
  letterSpacing: spacing,
  wordSpacing: spacing,
  textAlign: keywordRow(alignments, 'inherited'),
  textAlignLast: keywordRow(['auto', ...alignments], 'inherited'),
  textIndent: {
    syntax: '[ <length> | <percentage> ] && hanging? && each-line?',
    initial: '0',
    inherited: true,
    read: readIndent,
  },
  textTransform: keywordRow(['none', 'uppercase', 'lowercase', 'capitalize'], 'inherited'),
  textDecorationLine: setRow(
    ['underline', 'overline', 'line-through'],
    'underline || overline || line-through',
    false,
  ),
  textDecorationColor: colorRow('currentcolor'),
  textDecorationThickness: decorationLength(false),
  textUnderlineOffset: decorationLength(true),
  textWrap: keywordRow(['wrap', 'nowrap', 'balance', 'pretty'], 'inherited'),
  verticalAlign: {
    syntax: `${verticalKeywords.join(' | ')} | <length> | <percentage>`,
    initial: 'baseline',
    inherited: false,
    read([node], context): VerticalAlign | undefined {
      const keyword = verticalKeywords.find(each => each === keywordOf(node))
      return keyword ?? readLengthPercentage(node, context)
    },
  },
  whiteSpace: keywordRow(['normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line'], 'inherited'),
  tabSize: {
    syntax: '<number [0,∞]> | <length [0,∞]>',
    initial: '8',
    inherited: true,
    read([node], context) {
      const quantity = readQuantity(node, context)
      if (quantity?.kind === 'number') return Math.max(0, quantity.value)
      const points = readLength(node, context)
      return points === undefined ? undefined : { points: Math.max(0, points) }
    },
  },
  overflowWrap: keywordRow(['normal', 'break-word', 'anywhere'], 'inherited'),
  hyphens: keywordRow(['manual', 'none', 'auto'], 'inherited'),
  hyphenateCharacter: {
    syntax: 'auto | <string>',
    initial: 'auto',
    inherited: true,
    read: ([node]) => (node?.type === 'String' ? node.value : 'auto'),
  },
  hyphenateLimitChars: {
    syntax: '[ auto | <integer [0,∞]> ]{1,3}',
    initial: 'auto',
    inherited: true,
    read: readLimitChars,
  },
  hyphenateLimitLines: {
    syntax: 'no-limit | <integer [0,∞]>',
    initial: 'no-limit',
    inherited: true,
    read: ([node], context) => (keywordOf(node) === 'no-limit' ? 'no-limit' : readNumber(node, context)),
  },
  hyphenateLimitLast: keywordRow(['none', 'always'], 'inherited'),
  hangingPunctuation: setRow(
    ['first', 'last', 'force-end', 'allow-end'],
    'first || [ force-end | allow-end ] || last',
    true,
  ),
  expansion: partRow('1%'),
  tracking: partRow('0.5%'),
  protrusion: keywordRow(['none', 'glyphs'], 'inherited'),
  lineGrid: keywordRow(['match-parent', 'create'], 'not inherited'),
  lineSnap: keywordRow(['none', 'baseline', 'contain'], 'inherited'),
  initialLetter: {
    syntax: 'normal | <integer [2,∞]> <integer [1,∞]>?',
    initial: 'normal',
    inherited: false,
    read([first, second], context) {
      if (keywordOf(first) === 'normal') return 'normal'
      const size = readNumber(first, context)
      return size === undefined ? undefined : { size, sink: readNumber(second, context) ?? size }
    },
  },
  direction: keywordRow(['ltr', 'rtl'], 'inherited'),
  unicodeBidi: keywordRow(
    ['normal', 'embed', 'isolate', 'bidi-override', 'isolate-override', 'plaintext'],
    'not inherited',
  ),
}
