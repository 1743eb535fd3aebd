/** What a cited place is called, as it is typed, by CSL's name for it (CSL 1.0.2, appendix IV). */
const english: Readonly<Record<string, string>> = {
  act: 'act. act acts',
  book: 'bk. bks. book books',
  chapter: 'chap. chaps. ch. chapter chapters',
  column: 'col. cols. column columns',
  figure: 'fig. figs. figure figures',
  folio: 'fol. fols. folio folios',
  issue: 'no. nos. number numbers',
  line: 'l. ll. line lines',
  note: 'n. nn. note notes',
  opus: 'op. opp. opus opera',
  page: 'p. pp. page pages',
  paragraph: 'para. paras. paragraph paragraphs ¶ ¶¶',
  part: 'pt. pts. part parts',
  scene: 'sc. scene scenes',
  section: 'sec. secs. section sections § §§',
  'sub-verbo': 's.v. s.vv.',
  table: 'tab. table tables',
  verse: 'v. vv. verse verses',
  volume: 'vol. vols. volume volumes',
}

/** Words of other languages that mean the same; the English ones are read in every language. */
const others: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: {
    book: 'Buch Bücher',
    chapter: 'Kap. Kapitel',
    column: 'Sp. Spalte Spalten',
    figure: 'Abb. Abbildung Abbildungen',
    folio: 'Bl. Blatt',
    issue: 'Nr. Nummer Nummern Heft',
    line: 'Z. Zeile Zeilen',
    note: 'Anm. Fn. Anmerkung Fußnote',
    page: 'S. Seite Seiten',
    paragraph: 'Abs. Absatz',
    part: 'Teil Teile',
    section: 'Abschn. Abschnitt',
    table: 'Tab. Tabelle',
    verse: 'V. Vers Verse',
    volume: 'Bd. Bde. Band Bände',
  },
  fr: {
    book: 'liv. livre',
    chapter: 'chapitre',
    column: 'colonne',
    issue: 'n° no',
    line: 'ligne lignes',
    note: 'note',
    page: 'page pages',
    part: 'partie',
    volume: 't. tome volume',
  },
}

/** A place in a work, and what follows it. */
export interface Locator {
  readonly label?: string
  readonly locator?: string
  /** As typed, its leading comma or space included. */
  readonly suffix: string
}

/** Reads `, pp. 12-13 and elsewhere` after a citation's key; without a label, figures are pages. */
export class LocatorReader {
  readonly #labels: ReadonlyMap<string, string>

  constructor(language: string) {
    const tables = [english, others[language.split('-')[0]!] ?? {}]
    const pairs = tables.flatMap(table =>
      Object.entries(table).flatMap(([label, words]) =>
        words.split(' ').map((word): [string, string] => [word, label]),
      ),
    )
    this.#labels = new Map(pairs)
  }

  read(typed: string): Locator {
    const text = typed.trimEnd()
    const braced = /^,?\s*\{([^{}]*)\}/.exec(text)
    if (braced !== null) return { ...this.#inBraces(braced[1]!), suffix: text.slice(braced[0].length) }
    const start = /^\s*,?\s*/.exec(text)![0].length
    const label = this.#labelAt(text, start)
    const from = label === undefined ? start : label.end
    const end = locatorEnd(text, from, label !== undefined)
    if (end === undefined) return { suffix: text }
    const locator = withDashes(text.slice(from, end))
    return { label: label?.name ?? 'page', locator, suffix: text.slice(end) }
  }

  #inBraces(typed: string): Omit<Locator, 'suffix'> {
    const text = typed.trim()
    if (text === '') return {}
    const label = this.#labelAt(text, 0)
    const locator = withDashes(text.slice(label?.end ?? 0))
    return locator === '' ? {} : { label: label?.name ?? 'page', locator }
  }

  #labelAt(text: string, start: number): { name: string; end: number } | undefined {
    const word = /[§¶]+|[^\s\d§¶]+/y
    word.lastIndex = start
    const typed = word.exec(text)?.[0]
    const name = typed === undefined ? undefined : this.#labels.get(typed)
    if (typed === undefined || name === undefined) return undefined
    const space = /\s*/y
    space.lastIndex = start + typed.length
    space.exec(text)
    return { name, end: space.lastIndex }
  }
}

/** Typed ranges have one hyphen, two, or a dash: all are ranges. */
const withDashes = (locator: string) => locator.trim().replace(/\s*(?:--+|[-–—])\s*/g, '–')

const separator = /\s*(?:--+|[-–—,&:./+])\s*|\s+(?:and|und|et)\s+/y
const follows = /\s*\bff?\.(?![\p{L}\p{N}])|\s+ff?(?![\p{L}\p{N}.])/uy

/** Where a list of figures such as `12, 14–15` or `iv` ends; undefined if none starts here. Roman ones need a label before them. */
function locatorEnd(text: string, start: number, hasLabel: boolean): number | undefined {
  let end = figureEnd(text, start, hasLabel)
  for (let last = end; last !== undefined; ) {
    end = last
    separator.lastIndex = last
    last = separator.exec(text) === null ? undefined : figureEnd(text, separator.lastIndex, hasLabel)
  }
  if (end === undefined) return undefined
  follows.lastIndex = end
  return follows.exec(text) === null ? end : follows.lastIndex
}

function figureEnd(text: string, start: number, hasLabel: boolean): number | undefined {
  const word = /[\p{L}\p{N}*]+/uy
  word.lastIndex = start
  const typed = word.exec(text)?.[0]
  if (typed === undefined) return undefined
  const isFigure = /\d/.test(typed) && (hasLabel || /^\d/.test(typed))
  return isFigure || (hasLabel && /^[ivxlcdm]+$/i.test(typed)) ? word.lastIndex : undefined
}
