import type { CssNode } from 'css-tree/dist/csstree.esm'
import { black, readColor } from '../colors.js'
import { keywordOf, sortedKeywords, splitAtCommas } from '../componentValues.js'
import type { ComputedStyle } from '../computedStyle.js'
import { readLength, readNumber, readQuantity } from '../lengths.js'
import { keywordRow, type ReadContext, type Row, type Rows } from './row.js'

/** Colour, fonts and their features (CSS Color 4, Fonts 4). */

const medium = 12
const namedSizes: Readonly<Record<string, number>> = {
  'xx-small': medium * 0.6,
  'x-small': medium * 0.75,
  small: (medium * 8) / 9,
  medium,
  large: medium * 1.2,
  'x-large': medium * 1.5,
  'xx-large': medium * 2,
  'xxx-large': medium * 3,
  smaller: 1 / 1.2,
  larger: 1.2,
}

const namedStretches: Readonly<Record<string, number>> = {
  'ultra-condensed': 50,
  'extra-condensed': 62.5,
  condensed: 75,
  'semi-condensed': 87.5,
  normal: 100,
  'semi-expanded': 112.5,
  expanded: 125,
  'extra-expanded': 150,
  'ultra-expanded': 200,
}

const genericFamilies = ['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'math']

/** Names as written, quoted or not; the generic ones in lower case. */
function readFamilies(value: readonly CssNode[]): readonly string[] {
  return splitAtCommas(value).map(([first, ...rest]) => {
    if (first?.type === 'String') return first.value
    const name = [first, ...rest].map(node => (node?.type === 'Identifier' ? node.name : '')).join(' ')
    return genericFamilies.includes(name.toLowerCase()) ? name.toLowerCase() : name
  })
}

function readSize([node]: readonly CssNode[], context: ReadContext): number | undefined {
  const keyword = keywordOf(node)
  if (keyword === 'smaller' || keyword === 'larger') return context.em * namedSizes[keyword]!
  if (keyword !== undefined) return namedSizes[keyword]
  const size = readLength(node, context, context.em)
  return size === undefined ? undefined : Math.max(0, size)
}

/** Fonts 4, section 2.2.1: the relative weights. */
function readWeight([node]: readonly CssNode[], context: ReadContext): number | undefined {
  const parent = context.parent?.fontWeight ?? 400
  switch (keywordOf(node)) {
    case 'normal':
      return 400
    case 'bold':
      return 700
    case 'bolder':
      return parent < 350 ? 400 : parent < 550 ? 700 : Math.max(900, parent)
    case 'lighter':
      return parent < 100 ? parent : parent < 550 ? 100 : parent < 750 ? 400 : 700
    default:
      return readNumber(node, context)
  }
}

function readLineHeight([node]: readonly CssNode[], context: ReadContext) {
  if (keywordOf(node) === 'normal') return 'normal'
  const quantity = readQuantity(node, context)
  if (quantity?.kind === 'number') return { factor: Math.max(0, quantity.value) }
  const height = readLength(node, context, context.em)
  return height === undefined ? undefined : Math.max(0, height)
}

function readFeatures(value: readonly CssNode[], context: ReadContext): ComputedStyle['fontFeatureSettings'] {
  if (keywordOf(value[0]) === 'normal') return []
  return splitAtCommas(value).flatMap(([tag, setting]) => {
    if (tag?.type !== 'String') return []
    const value = readNumber(setting, context) ?? (keywordOf(setting) === 'off' ? 0 : 1)
    return [{ tag: tag.value, value }]
  })
}

/** A set of keywords, empty for `normal`. */
const keywordsRow = (syntax: string): Row<readonly string[]> => ({
  syntax,
  initial: 'normal',
  inherited: true,
  read: value => sortedKeywords(value).filter(keyword => keyword !== 'normal'),
})

type FontKey =
  | 'color'
  | 'lineHeight'
  | `font${'Family' | 'Size' | 'Weight' | 'Style' | 'Stretch' | 'Kerning' | 'FeatureSettings'}`
  | `fontVariant${'Caps' | 'Numeric' | 'Ligatures' | 'Position'}`

export const fontRows: Rows<FontKey> = {
  color: {
    syntax: '<color>',
    initial: 'black',
    inherited: true,
    read([node], { parent }) {
      const color = readColor(node)
      return color === 'currentcolor' ? (parent?.color ?? black) : color
    },
  },
  fontFamily: { syntax: '<family-name>#', initial: 'serif', inherited: true, read: readFamilies },
  fontSize: {
    syntax: `<absolute-size> | smaller | larger | <length [0,∞]> | <percentage [0,∞]>`,
    initial: 'medium',
    inherited: true,
    read: readSize,
  },
  fontWeight: {
    syntax: 'normal | bold | bolder | lighter | <number [1,1000]>',
    initial: 'normal',
    inherited: true,
    read: readWeight,
  },
  fontStyle: keywordRow(['normal', 'italic', 'oblique'], 'inherited'),
  fontStretch: {
    syntax: '<font-stretch-name> | <percentage [0,∞]>',
    initial: 'normal',
    inherited: true,
    read([node]) {
      return node?.type === 'Percentage' ? Number(node.value) : namedStretches[keywordOf(node) ?? '']
    },
  },
  fontKerning: keywordRow(['auto', 'normal', 'none'], 'inherited'),
  fontVariantCaps: keywordRow(
    ['normal', 'small-caps', 'all-small-caps', 'petite-caps', 'all-petite-caps', 'unicase', 'titling-caps'],
    'inherited',
  ),
  fontVariantNumeric: keywordsRow('normal | <numeric-variant>'),
  fontVariantLigatures: keywordsRow('normal | none | <ligature-variant>'),
  fontVariantPosition: keywordRow(['normal', 'sub', 'super'], 'inherited'),
  fontFeatureSettings: {
    syntax: 'normal | <feature-tag>#',
    initial: 'normal',
    inherited: true,
    read: readFeatures,
  },
  lineHeight: {
    syntax: 'normal | <number [0,∞]> | <length [0,∞]> | <percentage [0,∞]>',
    initial: 'normal',
    inherited: true,
    read: readLineHeight,
  },
}

/** Grammar that several rows and shorthands name. */
export const fontTypes: Readonly<Record<string, string>> = {
  'family-name': '<string> | <custom-ident>+',
  'absolute-size': 'xx-small | x-small | small | medium | large | x-large | xx-large | xxx-large',
  'font-stretch-name': Object.keys(namedStretches).join(' | '),
  'feature-tag': '<string> [ <integer [0,∞]> | on | off ]?',
  'numeric-variant': '<figure-variant> || <spacing-variant> || <fraction-variant> || ordinal || slashed-zero',
  'figure-variant': 'lining-nums | oldstyle-nums',
  'spacing-variant': 'proportional-nums | tabular-nums',
  'fraction-variant': 'diagonal-fractions | stacked-fractions',
  'ligature-variant':
    '[ common-ligatures | no-common-ligatures ] || [ discretionary-ligatures | no-discretionary-ligatures ]' +
    ' || [ historical-ligatures | no-historical-ligatures ] || [ contextual | no-contextual ]',
}
