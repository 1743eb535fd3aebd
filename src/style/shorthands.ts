import type { CssNode } from 'css-tree/dist/csstree.esm'
import { isSign, keywordOf } from './componentValues.js'
import type { LonghandKey } from './properties/row.js'

/** One row for each shorthand: what it takes, which longhands it sets, and which part of its value goes to which. */
export interface Shorthand {
  readonly syntax: string
  /** All of them; those that the value does not speak of are set to their initial values. */
  readonly longhands: readonly LonghandKey[]
  split(value: readonly CssNode[]): ReadonlyMap<LonghandKey, readonly CssNode[]>
}

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const
type Parts = Map<LonghandKey, readonly CssNode[]>

/** One to four values go round the box (CSS Box 3, section 4.2). */
function fourSides(syntax: string, keys: readonly LonghandKey[]): Shorthand {
  return {
    syntax: `[ ${syntax} ]{1,4}`,
    longhands: keys,
    split(value) {
      const from = [
        0,
        value.length > 1 ? 1 : 0,
        value.length > 2 ? 2 : 0,
        value.length > 3 ? 3 : value.length > 1 ? 1 : 0,
      ]
      return new Map(keys.map((key, i) => [key, value.slice(from[i]!, from[i]! + 1)]))
    },
  }
}

/** Another name for one longhand; `words` says what its old keywords are called now. */
function alias(key: LonghandKey, syntax: string, words: Readonly<Record<string, string>> = {}): Shorthand {
  return {
    syntax,
    longhands: [key],
    split([node]) {
      const renamed = words[keywordOf(node) ?? '']
      const value: CssNode | undefined = renamed === undefined ? node : { type: 'Identifier', name: renamed }
      return new Map([[key, value === undefined ? [] : [value]]])
    },
  }
}

const marginSyntax = '<length> | <percentage> | auto'
const paddingSyntax = '<length [0,∞]> | <percentage [0,∞]>'
const borderStyles = ['none', 'hidden', 'solid', 'double', 'dotted', 'dashed']
const borderWidths = ['thin', 'medium', 'thick']
const isNumeric = (node: CssNode) =>
  node.type === 'Dimension' ||
  node.type === 'Percentage' ||
  node.type === 'Number' ||
  (node.type === 'Function' && /^(?:calc|min|max|clamp)$/i.test(node.name))

/** Width, style and colour, in any order, for these sides. */
function border(on: readonly (typeof sides)[number][]): Shorthand {
  const keys = (part: 'Width' | 'Style' | 'Color') => on.map(side => `border${side}${part}` as const)
  return {
    syntax: '<border-width> || <border-style> || <color>',
    longhands: [...keys('Width'), ...keys('Style'), ...keys('Color')],
    split(value) {
      const parts: Parts = new Map()
      for (const node of value) {
        const keyword = keywordOf(node) ?? ''
        const isStyle = borderStyles.includes(keyword)
        const isWidth = borderWidths.includes(keyword) || isNumeric(node)
        for (const key of keys(isStyle ? 'Style' : isWidth ? 'Width' : 'Color')) parts.set(key, [node])
      }
      return parts
    },
  }
}

const capsWords = [
  'small-caps',
  'all-small-caps',
  'petite-caps',
  'all-petite-caps',
  'unicase',
  'titling-caps',
]

/** Fonts 4, section 2.7. What stands before the size may come in any order. */
const font: Shorthand = {
  syntax:
    '[ [ normal | italic | oblique ] || small-caps || [ bold | bolder | lighter | <number [1,1000]> ] ||' +
    ' <font-stretch-name> ]? [ <absolute-size> | smaller | larger | <length [0,∞]> | <percentage [0,∞]> ]' +
    ' [ / [ normal | <number [0,∞]> | <length [0,∞]> | <percentage [0,∞]> ] ]? <family-name>#',
  longhands: [
    'fontStyle',
    'fontWeight',
    'fontStretch',
    'fontSize',
    'lineHeight',
    'fontFamily',
    'fontKerning',
    'fontVariantCaps',
    'fontVariantNumeric',
    'fontVariantLigatures',
    'fontVariantPosition',
    'fontFeatureSettings',
  ],
  split(value) {
    const parts: Parts = new Map()
    const at = value.findIndex(isFontSize)
    for (const node of value.slice(0, at)) {
      const keyword = keywordOf(node)
      if (keyword === 'normal') continue
      if (keyword === 'italic' || keyword === 'oblique') parts.set('fontStyle', [node])
      else if (keyword === 'small-caps') parts.set('fontVariantCaps', [node])
      else if (node.type === 'Number' || /^(?:bold|bolder|lighter)$/.test(keyword ?? ''))
        parts.set('fontWeight', [node])
      else parts.set('fontStretch', [node])
    }
    parts.set('fontSize', value.slice(at, at + 1))
    const hasHeight = isSign(value[at + 1], '/')
    if (hasHeight) parts.set('lineHeight', value.slice(at + 2, at + 3))
    parts.set('fontFamily', value.slice(at + (hasHeight ? 3 : 1)))
    return parts
  },
}

function isFontSize(node: CssNode): boolean {
  const keyword = keywordOf(node)
  return keyword === undefined
    ? isNumeric(node) && node.type !== 'Number'
    : /^(?:(?:xxx?|x)-(?:small|large)|small|medium|large|smaller|larger)$/.test(keyword)
}

const fontVariant: Shorthand = {
  syntax:
    'normal | none | [ <ligature-variant> || [ small-caps | all-small-caps | petite-caps | all-petite-caps |' +
    ' unicase | titling-caps ] || <numeric-variant> || [ sub | super ] ]',
  longhands: ['fontVariantCaps', 'fontVariantNumeric', 'fontVariantLigatures', 'fontVariantPosition'],
  split(value) {
    const parts: Parts = new Map()
    for (const node of value) {
      const keyword = keywordOf(node) ?? ''
      if (keyword === 'normal') continue
      const key: LonghandKey = capsWords.includes(keyword)
        ? 'fontVariantCaps'
        : keyword === 'sub' || keyword === 'super'
          ? 'fontVariantPosition'
          : keyword === 'none' || /ligatures$|contextual$/.test(keyword)
            ? 'fontVariantLigatures'
            : 'fontVariantNumeric'
      parts.set(key, [...(parts.get(key) ?? []), node])
    }
    return parts
  },
}

/** A single `none` is the type: no marker at all (Lists 3, section 3.3). */
const listStyle: Shorthand = {
  syntax: '[ inside | outside ] || [ none | <custom-ident> | <string> ]',
  longhands: ['listStyleType', 'listStylePosition'],
  split(value) {
    const isPosition = (node: CssNode) => /^(?:inside|outside)$/.test(keywordOf(node) ?? '')
    const parts: Parts = new Map()
    for (const node of value) parts.set(isPosition(node) ? 'listStylePosition' : 'listStyleType', [node])
    return parts
  },
}

const textDecoration: Shorthand = {
  syntax:
    '[ none | [ underline || overline || line-through ] ] || <color> || [ auto | <length> | <percentage> ]',
  longhands: ['textDecorationLine', 'textDecorationColor', 'textDecorationThickness'],
  split(value) {
    const parts: Parts = new Map()
    for (const node of value) {
      const keyword = keywordOf(node) ?? ''
      const isLine = /^(?:none|underline|overline|line-through)$/.test(keyword)
      if (isLine) parts.set('textDecorationLine', [...(parts.get('textDecorationLine') ?? []), node])
      else if (keyword === 'auto' || isNumeric(node)) parts.set('textDecorationThickness', [node])
      else parts.set('textDecorationColor', [node])
    }
    return parts
  },
}

/** Only the colour of a background is supported. */
const background: Shorthand = {
  syntax: 'none | <color>',
  longhands: ['backgroundColor'],
  split: value => new Map(keywordOf(value[0]) === 'none' ? [] : [['backgroundColor', value]]),
}

/** What comes first is the start's; the end's is the same if there is no more (Logical 1, section 4.2). */
function startAndEnd(syntax: string, keys: readonly [LonghandKey, LonghandKey]): Shorthand {
  return {
    syntax: `[ ${syntax} ]{1,2}`,
    longhands: keys,
    split: value => new Map(keys.map((key, i) => [key, value.slice(value.length === 1 ? 0 : i).slice(0, 1)])),
  }
}

/** Where text runs from left to right; blocks follow each other downwards always. */
const logicalSides = { block: ['Top', 'Bottom'], inline: ['Left', 'Right'] } as const

/** Logical 1, section 4: properties of a start and an end, each another name for that of a side. */
function logicalShorthands(axis: 'block' | 'inline'): readonly (readonly [string, Shorthand])[] {
  const [start, end] = logicalSides[axis]
  const pair = (name: string, syntax: string, keys: readonly [LonghandKey, LonghandKey]) =>
    [
      [name, startAndEnd(syntax, keys)],
      [name.replace(axis, `${axis}-start`), alias(keys[0], syntax)],
      [name.replace(axis, `${axis}-end`), alias(keys[1], syntax)],
    ] as const
  const borders = (part: 'Width' | 'Style' | 'Color') =>
    [`border${start}${part}`, `border${end}${part}`] as const
  return [
    ...pair(`margin-${axis}`, marginSyntax, [`margin${start}`, `margin${end}`]),
    ...pair(`padding-${axis}`, paddingSyntax, [`padding${start}`, `padding${end}`]),
    [`border-${axis}`, border([start, end])],
    [`border-${axis}-start`, border([start])],
    [`border-${axis}-end`, border([end])],
    ...pair(`border-${axis}-width`, '<border-width>', borders('Width')),
    ...pair(`border-${axis}-style`, '<border-style>', borders('Style')),
    ...pair(`border-${axis}-color`, '<color>', borders('Color')),
  ]
}

/** Whether a property speaks of the start and end of lines: where text runs from right to left it sets the other side. */
export function isOfLineEnds(name: string): boolean {
  return /-inline(?:-|$)/.test(name)
}

/** The longhand of the other side, left for right and right for left. */
export function otherSide(key: LonghandKey): LonghandKey {
  const other = key.replace(/Left|Right/, side => (side === 'Left' ? 'Right' : 'Left'))
  return other as LonghandKey
}

const borderKeys = (part: 'Width' | 'Style' | 'Color') => sides.map(side => `border${side}${part}` as const)
const pageBreaks = 'auto | always | avoid | left | right'

/** By CSS name. */
export const shorthands: ReadonlyMap<string, Shorthand> = new Map([
  [
    'margin',
    fourSides(
      marginSyntax,
      sides.map(side => `margin${side}` as const),
    ),
  ],
  [
    'padding',
    fourSides(
      paddingSyntax,
      sides.map(side => `padding${side}` as const),
    ),
  ],
  ['border', border(sides)],
  ['border-top', border(['Top'])],
  ['border-right', border(['Right'])],
  ['border-bottom', border(['Bottom'])],
  ['border-left', border(['Left'])],
  ['border-width', fourSides('<border-width>', borderKeys('Width'))],
  ['border-style', fourSides('<border-style>', borderKeys('Style'))],
  ['border-color', fourSides('<color>', borderKeys('Color'))],
  ...logicalShorthands('block'),
  ...logicalShorthands('inline'),
  ['background', background],
  ['font', font],
  ['font-variant', fontVariant],
  ['list-style', listStyle],
  ['text-decoration', textDecoration],
  ['page-break-before', alias('breakBefore', pageBreaks, { always: 'page' })],
  ['page-break-after', alias('breakAfter', pageBreaks, { always: 'page' })],
  ['page-break-inside', alias('breakInside', 'auto | avoid')],
  ['word-wrap', alias('overflowWrap', 'normal | break-word | anywhere')],
])

/** Grammar that the shorthands name. */
export const shorthandTypes: Readonly<Record<string, string>> = {
  'border-width': `<length [0,∞]> | ${borderWidths.join(' | ')}`,
  'border-style': borderStyles.join(' | '),
}
