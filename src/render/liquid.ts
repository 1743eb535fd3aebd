import {
  CaptureTag,
  type Context,
  Drop,
  type Emitter,
  filters,
  IncludeTag,
  Liquid,
  LiquidError,
  type Template as ParsedTemplate,
  RenderTag,
  tags,
} from 'liquidjs'
import type { Place, Report } from '../diagnostic.js'
import type { Template, TemplateFile } from '../read/template.js'
import { escapeHtml, ReadyHtml, type Slots } from './slots.js'
import type { Words } from './words.js'

type TagClass = (typeof tags)[string]

/** A template's Liquid files, parsed. */
export interface LiquidParts {
  /** The part's markup, or undefined where it failed: then the fault has been reported. */
  print(name: string, values: object, shared: object): string | undefined
}

/**
 * Parses every Liquid file of a template and reports what is wrong with each. Liquid here is closed: no file system, no
 * clock, no chance, no unescaped output; only the tags and filters listed below; every limit set.
 */
export function prepareLiquid(template: Template, slots: Slots, report: Report): LiquidParts {
  const engine = closedEngine(template, value => escapeValue(value, slots))
  const parsed = new Map<string, readonly ParsedTemplate[]>()
  for (const [name, file] of template.liquid) {
    try {
      parsed.set(name, engine.parse(withoutLastLineEnd(file.text), file.file))
    } catch (error) {
      reportLiquidError(error, file, report)
    }
  }
  return {
    print: (name, values, shared) => {
      const part = parsed.get(name)
      if (part === undefined) return undefined
      try {
        return engine.renderSync([...part], values, { globals: shared }) as string
      } catch (error) {
        return reportLiquidError(error, fileOf(error, template) ?? template.liquid.get(name)!, report)
      }
    },
  }
}

const openTags = 'assign capture case comment include render if unless for break continue echo liquid raw #'

/** None that reads a clock, draws lots, depends on a locale or lets a value through unescaped. */
const openFilters =
  'abs append at_least at_most capitalize ceil compact concat default divided_by downcase first floor join last lstrip ' +
  'map minus modulo plus prepend push remove remove_first replace replace_first reverse round rstrip size slice sort ' +
  'split strip times truncate truncatewords uniq upcase where'

function closedEngine(template: Template, outputEscape: (value: unknown) => string): Liquid {
  const engine = new Liquid({
    fs: memoryFiles(template.liquid),
    relativeReference: false,
    cache: true,
    locale: 'en',
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    outputEscape,
    parseLimit: 1e7,
    memoryLimit: 1e8,
    renderLimit: 20_000,
  })
  for (const name of Object.keys(filters)) engine.unregisterFilter(name)
  for (const name of openFilters.split(' ')) engine.registerFilter(name, filters[name]!)
  const isOpen = new Set(openTags.split(' '))
  for (const name of Object.keys(tags)) if (!isOpen.has(name)) delete engine.tags[name]
  const nesting = { depth: 0 }
  engine.registerTag('render', boundedRender(nesting))
  engine.registerTag('include', boundedInclude(nesting))
  engine.registerTag('capture', MarkupCaptureTag)
  return engine
}

/** Partials by their name, read from the template's own files and from nowhere else. */
function memoryFiles(files: ReadonlyMap<string, TemplateFile>) {
  const byPath = new Map([...files.values()].map(each => [each.file, withoutLastLineEnd(each.text)]))
  const exists = (path: string) => byPath.has(path)
  const read = (path: string) => byPath.get(path)!
  return {
    resolve: (_folder: string, name: string) => files.get(name.replace(/\.liquid$/, ''))?.file ?? name,
    existsSync: exists,
    readFileSync: read,
    exists: async (path: string) => exists(path),
    readFile: async (path: string) => read(path),
  }
}

/** An editor ends a file with a line end; a partial printed within a line must not. */
const withoutLastLineEnd = (source: string) => source.replace(/\r?\n$/, '')

/** The locale's words as templates read them: `{{ words.seeAlso }}`. One that no locale has is an undefined variable. */
export class LiquidWords extends Drop {
  readonly #words: Words

  constructor(words: Words) {
    super()
    this.#words = words
  }

  override liquidMethodMissing(key: string | number): string | undefined {
    return this.#words.find(String(key))
  }
}

/** HTML that a template has put together itself, with all values in it escaped. */
class CapturedMarkup {
  readonly #html: string

  constructor(html: string) {
    this.#html = html
  }

  toString(): string {
    return this.#html
  }
}

class MarkupCaptureTag extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    const html = yield this.liquid.renderer.renderTemplates(this.templates, context)
    Object.assign(context.bottom(), { [this.variable]: new CapturedMarkup(html) })
  }
}

function escapeValue(value: unknown, slots: Slots): string {
  if (value === null || value === undefined) return ''
  if (value instanceof ReadyHtml) return slots.mark(value)
  if (value instanceof CapturedMarkup) return value.toString()
  if (typeof value === 'object') throw new Error('a list or a group of values cannot be printed as it is')
  return escapeHtml(String(value))
}

/** Partials nested deeper than this go round in a circle: no real template is near it. */
const greatestNesting = 50

interface Nesting {
  depth: number
}

function* nested(
  nesting: Nesting,
  body: Generator<unknown, void, unknown>,
): Generator<unknown, void, unknown> {
  if (nesting.depth >= greatestNesting) throw new Error('the template renders itself without an end')
  nesting.depth++
  try {
    yield* body
  } finally {
    nesting.depth--
  }
}

function boundedRender(nesting: Nesting): TagClass {
  return class extends RenderTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      yield* nested(nesting, super.render(context, emitter))
    }
  }
}

function boundedInclude(nesting: Nesting): TagClass {
  return class extends IncludeTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      yield* nested(nesting, super.render(context, emitter))
    }
  }
}

function reportLiquidError(error: unknown, file: TemplateFile, report: Report): undefined {
  if (!LiquidError.is(error)) throw error
  const place = placeOf(error, file)
  report('liquid-error', `${capitalized(messageOf(error))}.`, { place, advice: adviceOn(messageOf(error)) })
}

/** LiquidJS does not say of every fault which file it is in, but of each it keeps the source. */
function fileOf(error: unknown, { liquid }: Template): TemplateFile | undefined {
  if (!LiquidError.is(error)) return undefined
  return [...liquid.values()].find(({ text }) => withoutLastLineEnd(text) === error.token.input)
}

function placeOf({ token }: LiquidError, { file }: TemplateFile): Place {
  const [line, column] = token.getPosition() as [number, number]
  return { file: token.file ?? file, line, column }
}

/** The message without the place that LiquidJS adds to it. */
function messageOf(error: LiquidError): string {
  const message = error.message.replace(/(?:, file:[^\n]*)?, line:\d+, col:\d+$/, '')
  const missing = /^ENOENT: Failed to lookup "(.*?)"/.exec(message)
  return missing === null ? message : `there is no file “${missing[1]}.liquid” in the template`
}

const capitalized = (message: string) => message.charAt(0).toUpperCase() + message.slice(1)

function adviceOn(message: string): string {
  if (message.startsWith('undefined variable'))
    return 'The values that a part gets are listed in templates/README.md.'
  if (message.startsWith('undefined filter'))
    return `These filters can be used: ${openFilters.replaceAll(' ', ', ')}.`
  if (/^tag "\w+" not found/.test(message))
    return `These tags can be used: ${openTags.replaceAll(' ', ', ')}.`
  if (message.startsWith('there is no file'))
    return 'Name one of the template’s own files, without its ending.'
  if (message.includes('renders itself'))
    return 'Take the file’s own name out of its `render` and `include` tags.'
  if (message.endsWith('limit exceeded')) return 'Print less: no edition needs a loop that long.'
  return 'Mend the template at this place.'
}
