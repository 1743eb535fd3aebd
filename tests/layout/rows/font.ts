import { garamond, placed, round } from '../../kit/laidOut.js'
import { type SquareFontOptions, squareCharacters, squareFace } from '../../kit/squareFont.js'
import { loadCleanly } from '../../kit/textFonts.js'
import { exercise, firstLine, lastRun, type Scene } from './exercise.js'

/** Fonts, their features, and the height of lines. */

/** What each feature shows instead: only one that is asked for, or not put off, changes a letter. */
const features = {
  ...{
    smcp: 'aS',
    c2sc: 'A$',
    pcap: 'aP',
    c2pc: 'A%',
    unic: 'aU',
    titl: 'aT',
    subs: 'aB',
    sups: 'aX',
    ss01: 'a+',
  },
  ...{ lnum: '1L', onum: '1O', pnum: '1P', tnum: '1T', frac: '1F', afrc: '1A', ordn: '1R', zero: '0Z' },
  ...{ liga: 'fF', clig: 'gG', dlig: 'dD', hlig: 'hH', calt: 'cC' },
}
const options: SquareFontOptions = { features }
const characters = squareCharacters(options)
const fonts = loadCleanly([squareFace(options)])
/** The first line as its glyphs are drawn. */
const glyphs: Scene['see'] = laid =>
  firstLine(laid)
    .runs.flatMap(({ shaped }) => [...shaped.glyphs])
    .map(glyph => characters[glyph - 1])
    .join('')
const shows = (text: string, css = ''): Scene => ({ html: `<p>${text}</p>`, css, fonts, see: glyphs })

/** Faces of one family that differ in what `font-style`, `font-weight` and `font-stretch` ask for. */
const face = (name: string, style: 'normal' | 'italic', weight: number, stretch = 100) => ({
  ...squareFace({ family: name }),
  ...{ family: 'Square', style, weight, stretch },
})
const family = loadCleanly([
  face('Upright', 'normal', 400),
  face('Italic', 'italic', 400),
  ...[100, 300, 700, 900].map(weight => face(`Weight${weight}`, 'normal', weight)),
  ...[50, 62.5, 75, 87.5, 112.5, 125, 150, 200].map(stretch =>
    face(`Stretch${stretch}`, 'normal', 400, stretch),
  ),
  squareFace({ family: 'Other' }),
])
const named: Scene['see'] = laid => firstLine(laid).runs.at(-1)!.shaped.font.postScriptName
const faces = (css = ''): Scene => ({ html: '<p>a</p>', css, fonts: family, see: named })

const size: Scene['see'] = laid => round(lastRun(laid).size)
const sized = (css = ''): Scene => ({ html: '<p>a</p>', css, see: size })
const kerned = {
  html: '<p>AV</p>',
  fonts: garamond,
  see: (laid: Parameters<Scene['see']>[0]) => lastRun(laid).width < 13,
}
const two: Scene = { html: '<p>a<br>b</p>', see: placed }

export const fontRows = [
  ...exercise(
    'color',
    { html: '<p>a</p>', see: laid => lastRun(laid).color },
    { red: { r: 255, g: 0, b: 0, a: 1 } },
  ),
  ...exercise('font-family', faces(), { Other: 'Other', 'None, "Other"': 'Other' }),
  ...exercise('font-style', faces(), { italic: 'Italic', oblique: 'Italic' }),
  ...exercise('font-style', faces('p { font-style: italic }'), { normal: 'Upright' }),
  ...exercise('font-weight', faces(), {
    bold: 'Weight700',
    bolder: 'Weight700',
    lighter: 'Weight100',
    '300': 'Weight300',
  }),
  ...exercise('font-weight', faces('html { font-weight: bold }'), {
    normal: 'Upright',
    bolder: 'Weight900',
    lighter: 'Upright',
  }),
  ...exercise('font-stretch', faces(), {
    'ultra-condensed': 'Stretch50',
    'extra-condensed': 'Stretch62.5',
    condensed: 'Stretch75',
    'semi-condensed': 'Stretch87.5',
    'semi-expanded': 'Stretch112.5',
    expanded: 'Stretch125',
    'extra-expanded': 'Stretch150',
    'ultra-expanded': 'Stretch200',
    '75%': 'Stretch75',
  }),
  ...exercise('font-stretch', faces('p { font-stretch: condensed }'), { normal: 'Upright' }),
  ...exercise('font-size', sized(), {
    'xx-small': 7.2,
    'x-small': 9,
    small: 10.67,
    medium: 12,
    large: 14.4,
    'x-large': 18,
    'xx-large': 24,
    'xxx-large': 36,
    smaller: 8.33,
    larger: 12,
    '7pt': 7,
    '150%': 15,
  }),
  ...exercise('line-height', two, {
    '20pt': ['10,23 a', '10,43 b'],
    '1.5': ['10,20.5 a', '10,35.5 b'],
    '200%': ['10,23 a', '10,43 b'],
  }),
  ...exercise('line-height', { ...two, css: 'p { line-height: 20pt }' }, { normal: ['10,18 a', '10,28 b'] }),

  ...exercise('font-kerning', kerned, { none: false }),
  ...exercise('font-kerning', { ...kerned, css: 'p { font-kerning: none }' }, { normal: true, auto: true }),
  ...exercise('font-variant-caps', shows('aA'), {
    'small-caps': 'SA',
    'all-small-caps': 'S$',
    'petite-caps': 'PA',
    'all-petite-caps': 'P%',
    unicase: 'UA',
    'titling-caps': 'TA',
  }),
  ...exercise('font-variant-caps', shows('aA', 'p { font-variant-caps: small-caps }'), { normal: 'aA' }),
  ...exercise('font-variant-position', shows('aA'), { sub: 'BA', super: 'XA' }),
  ...exercise('font-variant-position', shows('aA', 'p { font-variant-position: sub }'), { normal: 'aA' }),
  ...exercise('font-variant-numeric', shows('10'), {
    'lining-nums': 'L0',
    'oldstyle-nums': 'O0',
    'proportional-nums': 'P0',
    'tabular-nums': 'T0',
    'diagonal-fractions': 'F0',
    'stacked-fractions': 'A0',
    ordinal: 'R0',
    'slashed-zero': '1Z',
    'slashed-zero lining-nums': 'LZ',
  }),
  ...exercise('font-variant-numeric', shows('10', 'p { font-variant-numeric: lining-nums }'), {
    normal: '10',
  }),
  ...exercise('font-variant-ligatures', shows('fgdhc'), {
    none: 'fgdhc',
    'no-common-ligatures': 'fgdhC',
    'discretionary-ligatures': 'FGDhC',
    'historical-ligatures': 'FGdHC',
    'no-contextual': 'FGdhc',
  }),
  ...exercise('font-variant-ligatures', shows('fgdhc', 'p { font-variant-ligatures: none }'), {
    normal: 'FGdhC',
    'common-ligatures': 'FGdhC',
    'no-discretionary-ligatures': 'FGdhC',
    'no-historical-ligatures': 'FGdhC',
    contextual: 'FGdhC',
  }),
  ...exercise('font-feature-settings', shows('af'), {
    '"ss01"': '+F',
    '"ss01" on': '+F',
    '"liga" off': 'af',
    '"liga" 0, "ss01"': '+f',
  }),
  ...exercise('font-feature-settings', shows('af', 'p { font-feature-settings: "liga" off }'), {
    normal: 'aF',
  }),
]
