import { createRequire } from 'node:module'
import type CSL from 'citeproc'
import type { Report } from '../diagnostic.js'
import type { FileResult, Files } from '../read/files.js'
import type { TemplateFile } from '../read/template.js'

/** CSL's own words by language, CC BY-SA 3.0, as that package carries them. */
const localesPath = 'npm:@citation-js/plugin-csl/lib/locales.json'

const ownStylePath = 'colophon:templates/essay/notes.csl'

/** English where nothing else is said: its dates stand as in the template's English words, day first. */
const fallbackLanguage = 'en-GB'
const american = 'en-US'

/** An item as citeproc takes it. */
export type CslItem = Readonly<Record<string, unknown>> & { readonly id: string }

/** A style at work in one language. It holds state: `register` starts afresh. All strings are citeproc's HTML. */
export interface CitationStyle {
  readonly isOfNotes: boolean
  /** Within how many notes a work counts as just cited. */
  readonly nearness: number
  /** BCP 47, of the words that the style adds. */
  readonly language: string
  /** The works that may be cited from now on, in the order of their first citation: letters and numbers come from it. */
  register(items: readonly CslItem[]): void
  /** A registered work. */
  itemOf(id: string): CslItem
  /** One citation; `closed` by the style's own full stop, or open where more of the author's text follows. */
  cite(cites: readonly CSL.CitationItem[], closed: boolean): string
  /** Entries in the style's order, by id; none where the style has no bibliography or no work is registered. */
  bibliography(): ReadonlyMap<string, string> | undefined
}

/** Engines by style and language, for the life of the process: loading a style takes up to 150 ms. */
const pool = new Map<string, CitationStyle>()

/**
 * The template's style in the publication's language, or in English with a warning where CSL has no words for it.
 * Undefined, with an error, for what is no CSL style.
 */
export function loadCitationStyle(
  style: TemplateFile,
  language: string,
  files: Files,
  report: Report,
): CitationStyle | undefined {
  const locales = readLocales(files.read(localesPath), report)
  if (locales === undefined) return undefined
  const nearest = nearestLocale(language, Object.keys(locales))
  const chosen = nearest ?? fallbackLanguage
  const key = `${chosen}\n${style.text}`
  const fault = faultOf(style.text)
  const pooled = pool.get(key) ?? (fault === undefined ? open(style, chosen, locales) : undefined)
  if (pooled !== undefined) pool.set(key, pooled)
  else
    report('citation-style', fault ?? 'The citation style cannot be read.', {
      place: { file: style.file, line: 1 },
      advice: 'Put an independent CSL 1.0 style there.',
    })
  return pooled
}

/** Warns that a publication's citations are in another language than it is. */
export function reportForeignWords(
  style: CitationStyle,
  language: string,
  { citationStyle }: { readonly citationStyle: TemplateFile },
  report: Report,
): void {
  if (isSameLanguage(style.language, language)) return
  report('locale-missing', `Citations have no words in the language \`${language}\`.`, {
    place: { file: citationStyle.file, line: 1 },
    advice: `Words such as "and" and "ed." are set in ${style.language}.`,
  })
}

function isSameLanguage(one: string, other: string): boolean {
  const [primary, same] = [one, other].map(tag => tag.toLowerCase().split('-')[0])
  return primary === same
}

/** The locales as last read. */
let parsed: { readonly text: string; readonly locales: Readonly<Record<string, string>> } | undefined

function readLocales(found: FileResult, report: Report): Readonly<Record<string, string>> | undefined {
  if (found.kind === 'bytes') {
    const text = new TextDecoder().decode(found.bytes)
    if (text !== parsed?.text) {
      const locales = JSON.parse(text) as Record<string, string>
      parsed = { text, locales: { ...locales, [fallbackLanguage]: withDayFirst(locales[american]!) } }
    }
    return parsed.locales
  }
  report(found.kind === 'missing' ? 'file-missing' : 'file-unreadable', `${found.path}: ${found.why}`, {
    advice: 'Install colophon again: its words for citations are missing.',
  })
  return undefined
}

/** The package has English for America alone: these are its words with dates as all other English has them. */
function withDayFirst(locale: string): string {
  const parts = (form: string, suffix: string) =>
    `<date-part name="day"${form} suffix="${suffix}"/><date-part name="month"${form} suffix="${suffix}"/><date-part name="year"/>`
  return locale
    .replaceAll(american, fallbackLanguage)
    .replace(/(<date form="text">)[\s\S]*?(?=<\/date>)/, `$1${parts('', ' ')}`)
    .replace(
      /(<date form="numeric">)[\s\S]*?(?=<\/date>)/,
      `$1${parts(' form="numeric-leading-zeros"', '/')}`,
    )
}

/** The language itself, else another region of it; of English the one that is not America's. */
function nearestLocale(language: string, known: readonly string[]): string | undefined {
  const wanted = language.toLowerCase()
  if (wanted !== american.toLowerCase() && isSameLanguage(language, fallbackLanguage)) return fallbackLanguage
  return known.find(tag => tag.toLowerCase() === wanted) ?? known.find(tag => isSameLanguage(tag, language))
}

/** Why a text is no style that can be used; citeproc itself only throws a TypeError. */
function faultOf(xml: string): string | undefined {
  const root = /<([a-zA-Z][\w:.-]*)([^>]*)>/.exec(xml.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ''))
  if (root === null) return 'The citation style is not XML.'
  if (root[1] !== 'style' || !root[2]!.includes('http://purl.org/net/xbiblio/csl'))
    return `The citation style is no CSL style: its root is \`${root[1]}\`.`
  if (/<citation[\s>]/.test(xml)) return undefined
  return xml.includes('independent-parent')
    ? 'The citation style only names another one, which it depends on.'
    : 'The citation style has no `citation`.'
}

/** A style that citeproc takes; the one that comes with colophon is known to be such, and waits until it is used. */
function open(
  { file, text }: TemplateFile,
  language: string,
  locales: Readonly<Record<string, string>>,
): CitationStyle | undefined {
  const style = new PooledStyle(text, language, locales)
  if (file === ownStylePath) return style
  try {
    style.start()
    return style
  } catch {
    return undefined
  }
}

/** The engine is started, and works are given to it, when something is first asked of it. */
class PooledStyle implements CitationStyle {
  readonly isOfNotes: boolean
  readonly language: string
  readonly #xml: string
  readonly #locales: Readonly<Record<string, string>>
  readonly #items = new Map<string, CslItem>()
  #engine: CSL.Engine | undefined
  #isRegistered = false

  constructor(xml: string, language: string, locales: Readonly<Record<string, string>>) {
    this.isOfNotes = /<style\b[^>]*?\sclass\s*=\s*["']note["']/.test(xml)
    this.language = language
    this.#xml = xml
    this.#locales = locales
  }

  /** Throws where citeproc cannot take the style. */
  start(): CSL.Engine {
    if (this.#engine !== undefined) return this.#engine
    // Not `import()`: that reads the whole of a CommonJS file for its exports first, 90 ms for this one.
    const citeproc = createRequire(import.meta.url)('citeproc') as typeof CSL
    const system: CSL.System = {
      retrieveLocale: wanted => this.#locales[wanted] ?? this.#locales[fallbackLanguage]!,
      retrieveItem: id => this.#items.get(id)!,
    }
    this.#engine = new citeproc.Engine(system, this.#xml, this.language, true)
    this.#engine.opt.development_extensions.wrap_url_and_doi = true
    return this.#engine
  }

  get nearness(): number {
    return Number(this.start().citation.opt['near-note-distance'] ?? 5)
  }

  register(items: readonly CslItem[]): void {
    this.#items.clear()
    for (const item of items) this.#items.set(item.id, item)
    this.#isRegistered = false
  }

  itemOf(id: string): CslItem {
    return this.#items.get(id)!
  }

  cite(cites: readonly CSL.CitationItem[], closed: boolean): string {
    const engine = this.#withItems()
    const { opt } = engine.citation
    const suffix = opt.layout_suffix
    if (!closed && this.isOfNotes) opt.layout_suffix = ''
    try {
      return engine.makeCitationCluster(cites)
    } finally {
      opt.layout_suffix = suffix
    }
  }

  bibliography(): ReadonlyMap<string, string> | undefined {
    if (this.#items.size === 0) return undefined
    const made = this.#withItems().makeBibliography()
    if (made === false) return undefined
    const [{ entry_ids: ids }, entries] = made
    return new Map(entries.map((entry, i) => [ids[i]![0]!, entry]))
  }

  #withItems(): CSL.Engine {
    const engine = this.start()
    if (this.#isRegistered) return engine
    this.#isRegistered = true
    engine.restoreProcessorState([])
    engine.updateItems([...this.#items.keys()])
    return engine
  }
}
