import type { Font } from './font.js'
import { insideOf } from './loadedFont.js'

/** How a font is named to the reader, from the `name` table of its file. Strings are empty where the file says nothing. */
export interface FontCredit {
  readonly family: string
  /** `1.001`, without the word and without the names of tools. */
  readonly version: string
  /** The licence's usual name, or the first sentence of what the file says. */
  readonly licence: string
  readonly licenceUrl: string
  readonly source: string
}

const name = { family: 1, version: 5, licence: 13, licenceUrl: 14, typographicFamily: 16 } as const

/** The credit of a font: what the metadata page says of it. */
export function fontCredit(font: Font): FontCredit {
  const { names } = insideOf(font).tables
  const text = (id: number) => (names.get(id) ?? '').replace(/\s+/g, ' ').trim()
  const licenceUrl = text(name.licenceUrl)
  return {
    family: text(name.typographicFamily) || text(name.family) || font.family,
    version: /\d[\w.]*/.exec(text(name.version))?.[0] ?? '',
    licence: shortLicence(text(name.licence), licenceUrl),
    licenceUrl,
    source: font.source,
  }
}

const knownLicences = [
  [/SIL Open Font Licen[sc]e|\bOFL\b/i, 'SIL Open Font License'],
  [/Apache Licen[sc]e|apache\.org\/licenses/i, 'Apache License'],
  [/Ubuntu Font Licen[sc]e/i, 'Ubuntu Font Licence'],
  [/\bGUST Font Licen[sc]e/i, 'GUST Font License'],
  [/\bBitstream Vera\b/i, 'Bitstream Vera License'],
  [/\bMIT Licen[sc]e/i, 'MIT License'],
] as const

function shortLicence(text: string, url: string): string {
  for (const [pattern, title] of knownLicences) {
    if (!pattern.test(`${text} ${url}`)) continue
    const version = /version (\d+(?:\.\d+)*)/i.exec(text)?.[1]
    return version === undefined ? title : `${title} ${version}`
  }
  const sentence = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
  return sentence.length > 120 ? `${sentence.slice(0, 119).trimEnd()}…` : sentence
}
