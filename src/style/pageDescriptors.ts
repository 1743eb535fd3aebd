import type { CssNode } from 'css-tree/dist/csstree.esm'
import { type Points, pointsPerUnit } from '../length.js'
import { keywordOf, nameOf } from './componentValues.js'
import type { LengthPercentage } from './computedStyle.js'
import { readLength, readNumber } from './lengths.js'
import { notNegative, type ReadContext, type Row, readNotNegative } from './properties/row.js'

/** What @page has beyond the properties of an element: sheet, marks, bleed, where a short page's text stands, how pages end. */
export interface PageValues {
  readonly size: { readonly width: Points; readonly height: Points }
  readonly marks: { readonly crop: boolean; readonly cross: boolean }
  readonly bleed: Points | 'auto'
  readonly verticalAlign: 'start' | 'center' | 'end'
  readonly noteRule: LengthPercentage | 'auto'
  readonly noteReset: number | 'none'
  readonly folioStyle: string
  readonly pageBreaking: 'total-fit' | 'first-fit'
}
export type PageKey = keyof PageValues

/** Page 3, section 7.1, in millimetres; upright. */
const sheets: Readonly<Record<string, readonly [number, number]>> = {
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  a6: [105, 148],
  b4: [250, 353],
  b5: [176, 250],
  b6: [125, 176],
  'jis-b4': [257, 364],
  'jis-b5': [182, 257],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
  ledger: [279.4, 431.8],
}

function readSize(value: readonly CssNode[], context: ReadContext): PageValues['size'] | undefined {
  const keywords = value.map(keywordOf)
  if (keywords[0] === undefined) {
    const [width, height = width] = value.map(node => readLength(node, context))
    return width === undefined || height === undefined || width <= 0 || height <= 0
      ? undefined
      : { width, height }
  }
  const name = keywords.find(keyword => keyword !== undefined && keyword in sheets) ?? 'a4'
  const [short, long] = sheets[name]!.map(side => side * pointsPerUnit.mm) as [Points, Points]
  return keywords.includes('landscape') ? { width: long, height: short } : { width: short, height: long }
}

export const pageDescriptors: { readonly [K in PageKey]: Row<PageValues[K]> & { readonly name: string } } = {
  size: {
    name: 'size',
    syntax: `auto | <length [0,∞]>{1,2} | [ <page-size> || [ portrait | landscape ] ]`,
    initial: 'auto',
    inherited: false,
    read: readSize,
  },
  marks: {
    name: 'marks',
    syntax: 'none | [ crop || cross ]',
    initial: 'none',
    inherited: false,
    read(value) {
      const keywords = value.map(keywordOf)
      return { crop: keywords.includes('crop'), cross: keywords.includes('cross') }
    },
  },
  bleed: {
    name: 'bleed',
    syntax: 'auto | <length [0,∞]>',
    initial: 'auto',
    inherited: false,
    read: ([node], context) => (keywordOf(node) === 'auto' ? 'auto' : readLength(node, context)),
  },
  verticalAlign: {
    name: '-colophon-vertical-align',
    syntax: 'start | center | end',
    initial: 'start',
    inherited: false,
    read: ([node]) => (['start', 'center', 'end'] as const).find(each => each === keywordOf(node)),
  },
  noteRule: {
    name: '-colophon-footnote-rule',
    syntax: `auto | ${notNegative}`,
    initial: 'auto',
    inherited: false,
    read: ([node], context) => (keywordOf(node) === 'auto' ? 'auto' : readNotNegative(node, context)),
  },
  noteReset: {
    name: 'counter-reset',
    syntax: 'none | [ footnote <integer>? ]',
    initial: 'none',
    inherited: false,
    read([name, value], context) {
      if (keywordOf(name) !== 'footnote') return 'none'
      return value === undefined ? 0 : readNumber(value, context)
    },
  },
  folioStyle: {
    name: '-colophon-folio-style',
    syntax: 'auto | <custom-ident>',
    initial: 'auto',
    inherited: false,
    read: ([node]) => (keywordOf(node) === 'auto' ? 'auto' : nameOf(node)),
  },
  pageBreaking: {
    name: '-colophon-page-breaking',
    syntax: 'total-fit | first-fit',
    initial: 'total-fit',
    inherited: false,
    read: ([node]) => (['total-fit', 'first-fit'] as const).find(each => each === keywordOf(node)),
  },
}

export const pageTypes: Readonly<Record<string, string>> = { 'page-size': Object.keys(sheets).join(' | ') }
