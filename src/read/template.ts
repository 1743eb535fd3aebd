import type { Place, Report } from '../diagnostic.js'
import { nearestName } from '../nearestName.js'
import type { Files } from './files.js'
import { parseSharedYaml } from './knownYaml.js'
import { readText } from './textFile.js'
import type { YamlMap, YamlValue } from './yaml.js'
import { keysOf, YamlFields } from './yamlFields.js'

/** A file of a template with where its text came from, so that a fault in it has a place. */
export interface TemplateFile {
  readonly file: string
  readonly text: string
}

/**
 * What the designer wrote: `templates/NAME/` with `template.yaml`, the parts (`*.liquid`), `print.css`, `epub.css`,
 * `locales/LANGUAGE.yaml` and a CSL style.
 */
export interface Template {
  readonly name: string
  /** Part names in the order of the edition: `title`, `metadata`, `article`, `cast`, `sources`. */
  readonly parts: readonly TemplatePart[]
  /** Every Liquid file of the template by its name without ending, for `render` and `include`. */
  readonly liquid: ReadonlyMap<string, TemplateFile>
  readonly printCss: TemplateFile
  readonly epubCss: TemplateFile
  /** The locale nearest to the publication's language: generated words by key, and the language they are in. */
  readonly locale: Locale
  /** CSL style as XML. */
  readonly citationStyle: TemplateFile
  /** Options with their defaults. */
  readonly options: Readonly<Record<string, string>>
}

export interface TemplatePart {
  readonly name: string
  readonly file: TemplateFile
  /** epub:type of the part's document, from template.yaml: `titlepage`, `colophon`, `bodymatter`, `index`, `endnotes` … */
  readonly epubType: string
}

export interface Locale {
  readonly language: string
  readonly words: ReadonlyMap<string, string>
  readonly place: Place
}

/**
 * The template of that name, from the project's `templates/` or else from colophon's own. Reports `template-unknown` with
 * the names that there are, `template-broken` where a file of it is missing, `locale-missing` where it has no words in the
 * language.
 */
export function readTemplate(
  files: Files,
  name: string,
  language: string,
  report: Report,
): Template | undefined {
  const folder = findFolder(files, name)
  if (folder === undefined) {
    reportUnknown(files, name, report)
    return undefined
  }
  const settings = readSettings(files, folder, report)
  if (settings === undefined) return undefined
  const liquid = readLiquid(files, folder, report)
  const parts = settings.parts.flatMap(part => {
    const file = liquid.get(part.name)
    if (file !== undefined) return [{ name: part.name, epubType: part.epubType, file }]
    report('template-broken', `The template has no file ${part.name}.liquid for its part.`, {
      place: part.place,
      advice: 'Add the file beside template.yaml, or take the part out.',
    })
    return []
  })
  const printCss = readPart(files, `${folder}/print.css`, report)
  const epubCss = readPart(files, `${folder}/epub.css`, report)
  const { citationStyle: style } = settings
  const citationStyle = readPart(files, `${folder}/${style.name}`, report, style.place)
  const locale = readLocale(files, folder, language, report)
  if (printCss === undefined || epubCss === undefined || citationStyle === undefined || locale === undefined)
    return undefined
  return { name, parts, liquid, printCss, epubCss, locale, citationStyle, options: settings.options }
}

const shelves = ['templates', 'colophon:templates']

/** A template's name is one step of a path, never more. */
function findFolder(files: Files, name: string): string | undefined {
  if (!/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*$/u.test(name)) return undefined
  return shelves.map(shelf => `${shelf}/${name}`).find(folder => files.list(folder).includes('template.yaml'))
}

function reportUnknown(files: Files, name: string, report: Report): void {
  const names = shelves.flatMap(shelf => files.list(shelf)).filter(entry => entry.endsWith('/'))
  const known = [...new Set(names.map(entry => entry.slice(0, -1)))]
    .filter(each => findFolder(files, each) !== undefined)
    .sort()
  const near = nearestName(name, known)
  const list = `There ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`
  report('template-unknown', `There is no template \`${name}\`.`, {
    advice: near === undefined ? list : `${list} Did you mean \`${near}\`?`,
  })
}

interface Settings {
  readonly parts: readonly { readonly name: string; readonly epubType: string; readonly place: Place }[]
  readonly citationStyle: { readonly name: string; readonly place: Place }
  readonly options: Readonly<Record<string, string>>
}

function readSettings(files: Files, folder: string, report: Report): Settings | undefined {
  const map = readMap(files, `${folder}/template.yaml`, report)
  if (map === undefined) return undefined
  const fields = new YamlFields(map, keysOf(['parts', 'citationStyle', 'options']), report)
  const list = fields.value('parts')
  const parts = list?.kind === 'list' ? list.items.flatMap(item => partOf(item, report)) : []
  if (parts.length === 0) {
    report('template-broken', 'The template names no parts.', {
      place: list?.place ?? map.place,
      advice: 'Write a list after `parts:`, each with `name` and `epubType`.',
    })
  }
  const style = fields.textNode('citationStyle')
  if (style === undefined) {
    report('template-broken', 'The template names no citation style.', {
      place: map.place,
      advice: 'Write the name of a CSL file beside it after `citationStyle:`.',
    })
    return undefined
  }
  const citationStyle = { name: style.text.trim(), place: style.place }
  return { parts, citationStyle, options: textsByKey(fields.value('options'), report) }
}

const adviceOnParts = 'Write, for instance, `- name: title` and on the next line `epubType: titlepage`.'

function partOf(item: YamlValue, report: Report): Settings['parts'] {
  if (item.kind !== 'map') {
    report('wrong-type', 'A part must be a map with `name` and `epubType`.', {
      place: item.place,
      advice: adviceOnParts,
    })
    return []
  }
  const fields = new YamlFields(item, keysOf(['name', 'epubType']), report)
  const [name, epubType] = [fields.text('name'), fields.text('epubType')]
  if (name !== undefined && epubType !== undefined) return [{ name, epubType, place: item.place }]
  report('template-broken', 'A part needs both `name` and `epubType`.', {
    place: item.place,
    advice: adviceOnParts,
  })
  return []
}

/** A map of texts; anything else in it is reported. */
export function textsByKey(value: YamlValue | undefined, report: Report): Readonly<Record<string, string>> {
  if (value === undefined || (value.kind === 'text' && value.text === '')) return {}
  if (value.kind !== 'map') {
    report('wrong-type', 'Words and options must be pairs of key and value.', {
      place: value.place,
      advice: 'Write `key: value` on lines of their own, further in than the line above.',
    })
    return {}
  }
  const pairs = value.entries.flatMap(({ key, value: { ...each } }): [string, string][] => {
    if (each.kind === 'text') return [[key, each.text.trim()]]
    report('wrong-type', `\`${key}\` must be text.`, {
      place: each.place,
      advice: `Write text after \`${key}:\`.`,
    })
    return []
  })
  return Object.fromEntries(pairs)
}

/** Every Liquid file below the folder, by its path from there without ending. */
function readLiquid(files: Files, folder: string, report: Report): ReadonlyMap<string, TemplateFile> {
  const found = new Map<string, TemplateFile>()
  const visit = (below: string): void => {
    for (const name of files.list(`${folder}/${below}`)) {
      if (name.endsWith('/')) visit(below + name)
      else if (name.endsWith('.liquid')) {
        const file = readPart(files, `${folder}/${below}${name}`, report)
        if (file !== undefined) found.set(below + name.slice(0, -'.liquid'.length), file)
      }
    }
  }
  visit('')
  return found
}

/** A file of the template. `namedAt` is where one that need not have this name is named. */
function readPart(
  files: Files,
  path: string,
  report: Report,
  namedAt: Place = { file: path, line: 1 },
): TemplateFile | undefined {
  if (files.read(path).kind !== 'missing') return readText(files, path, report)
  const file = path.slice(path.lastIndexOf('/') + 1)
  report('template-broken', `The template has no file ${file}.`, {
    place: namedAt,
    advice: 'Add it: that of the template essay is an example.',
  })
  return undefined
}

/** The words of `de` with those of `de-AT` over them, as far as the template has them; else English ones. */
function readLocale(files: Files, folder: string, language: string, report: Report): Locale | undefined {
  const names = new Set(files.list(`${folder}/locales`))
  const steps = language.split('-').map((_, i, all) => all.slice(0, i + 1).join('-'))
  const own = steps.filter(each => names.has(`${each}.yaml`))
  const found = own.length > 0 || !names.has('en.yaml') ? own : ['en']
  const pathOf = (each: string) => `${folder}/locales/${each}.yaml`
  if (found.length === 0) {
    report('template-broken', 'The template has no words in English.', {
      place: { file: pathOf('en'), line: 1 },
      advice: 'Put this file there: those of the template essay are an example.',
    })
    return undefined
  }
  if (own.length === 0) reportForeign(folder, language, report)
  const words = new Map<string, string>()
  for (const each of found) {
    const map = readMap(files, pathOf(each), report)
    if (map === undefined) return undefined
    for (const [key, word] of Object.entries(textsByKey(map, report))) words.set(key, word)
  }
  return { language: found.at(-1)!, words, place: { file: pathOf(found[0]!), line: 1 } }
}

function reportForeign(folder: string, language: string, report: Report): void {
  const own = /^colophon:(.*)/.exec(folder)?.[1]
  const name = `${language.split('-')[0]}.yaml`
  report('locale-missing', `The template has no words in the language ${language}; English ones stand in.`, {
    advice:
      own === undefined
        ? `Translate ${folder}/locales/en.yaml as ${name}.`
        : `Copy colophon's folder ${own} to ${own} in the project first; then translate locales/en.yaml there as ${name}.`,
  })
}

function readMap(files: Files, path: string, report: Report): YamlMap | undefined {
  const source = readPart(files, path, report)
  if (source === undefined) return undefined
  const value = parseSharedYaml({ ...source, code: 'yaml-syntax' }, report)
  if (value === undefined || value.kind === 'map') return value
  report('wrong-type', 'The file must be made of pairs of key and value.', {
    place: value.place,
    advice: 'Write `key: value` on lines of their own.',
  })
  return undefined
}
