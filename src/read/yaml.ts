import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar } from 'yaml'
import type { Code, Place, Report } from '../diagnostic.js'
import { cleanText } from './decodeText.js'
import { reportSyntax } from './yamlSyntax.js'

/** What YAML says, without any guess at types: `no`, `1.10` and `0123` are the text that they are (failsafe schema). */
export type YamlValue = YamlText | YamlList | YamlMap

export interface YamlText {
  readonly kind: 'text'
  readonly text: string
  readonly place: Place
  /** Neither quoted nor a block. */
  readonly isPlain: boolean
  /** As it is typed, from its place on, with quotes or signs and indents. */
  readonly typed: string
}

export interface YamlList {
  readonly kind: 'list'
  readonly items: readonly YamlValue[]
  readonly place: Place
}

export interface YamlMap {
  readonly kind: 'map'
  readonly entries: readonly YamlEntry[]
  readonly place: Place
}

export interface YamlEntry {
  readonly key: string
  readonly keyPlace: Place
  readonly value: YamlValue
}

export interface YamlSource {
  readonly file: string
  readonly text: string
  /** What a fault in the syntax is reported as. */
  readonly code: Extract<Code, 'yaml-syntax' | 'front-matter-syntax'>
}

/** Far more than honest aliases need, far less than those need that are nested to fill the memory. */
const mostAliasedNodes = 10_000
const greatestDepth = 64

/**
 * The value of a YAML (or JSON) text; an empty one is an empty text. Reports the first fault in the syntax, or
 * `yaml-limit` where it nests too deep or repeats too much by aliases.
 */
export function parseYaml(source: YamlSource, report: Report): YamlValue | undefined {
  const lineCounter = new LineCounter()
  const document = parseDocument(source.text, {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    lineCounter,
  })
  const fault = document.errors[0] ?? document.warnings[0]
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset)
    return { file: source.file, line, column: col }
  }
  if (fault !== undefined) {
    reportSyntax(fault, source, placeAt(fault.pos[0]), report)
    return undefined
  }
  try {
    return new NodeReader(placeAt, source).valueOf(document.contents)
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    const { code, message, advice, place } = refusal
    report(code, message, { place, advice })
    return undefined
  }
}

class Refusal extends Error {
  readonly code: Code
  readonly place: Place
  readonly advice: string

  constructor(code: Code, message: string, place: Place, advice: string) {
    super(message)
    this.code = code
    this.place = place
    this.advice = advice
  }
}

class NodeReader {
  readonly #placeAt: (offset: number) => Place
  readonly #source: YamlSource
  readonly #anchors = new Map<string, Node>()
  #aliases = 0
  #aliasedNodes = 0
  #depth = 0

  constructor(placeAt: (offset: number) => Place, source: YamlSource) {
    this.#placeAt = placeAt
    this.#source = source
  }

  valueOf(node: unknown): YamlValue {
    if (isAlias(node)) return this.#aliased(node.source, this.#placeOf(node))
    if (isScalar(node)) return this.#textOf(node)
    if (!isMap(node) && !isSeq(node)) return this.#emptyAt({ file: this.#source.file, line: 1 })
    const place = this.#placeOf(node)
    this.#count(node, place)
    this.#depth++
    if (this.#depth > greatestDepth) {
      const message = `Values are nested more than ${greatestDepth} deep.`
      throw new Refusal('yaml-limit', message, place, 'Write them with fewer levels.')
    }
    const value = isMap(node) ? this.#mapOf(node.items, place) : this.#listOf(node.items, place)
    this.#depth--
    return value
  }

  #listOf(items: readonly unknown[], place: Place): YamlList {
    return { kind: 'list', items: items.map(item => this.#valueIn(item, place)), place }
  }

  #mapOf(items: readonly { key: unknown; value: unknown }[], place: Place): YamlMap {
    const seen = new Set<string>()
    const entries = items.map(pair => {
      const key = this.#valueIn(pair.key, place)
      if (key.kind !== 'text')
        throw new Refusal(
          this.#source.code,
          'A key must be text.',
          key.place,
          'Write a word before the colon.',
        )
      if (seen.has(key.text)) {
        const advice = 'Keep one of the two.'
        throw new Refusal(this.#source.code, `The key \`${key.text}\` stands here twice.`, key.place, advice)
      }
      seen.add(key.text)
      return { key: key.text, keyPlace: key.place, value: this.#valueIn(pair.value, key.place) }
    })
    return { kind: 'map', entries, place }
  }

  #textOf(node: Scalar): YamlText {
    const place = this.#placeOf(node)
    this.#count(node, place)
    return {
      kind: 'text',
      text: cleanText(String(node.value)),
      place,
      isPlain: node.type === Scalar.PLAIN,
      typed: this.#source.text.slice(node.range?.[0] ?? 0, node.range?.[1] ?? 0),
    }
  }

  /** A key without value has no node of its own: it stands where its key does. */
  #valueIn(node: unknown, parent: Place): YamlValue {
    return node === null || node === undefined ? this.#emptyAt(parent) : this.valueOf(node)
  }

  #emptyAt(place: Place): YamlText {
    return { kind: 'text', text: '', place, isPlain: true, typed: '' }
  }

  /** An anchor counts from here on; each node that stands for an alias is counted, so that they cannot multiply. */
  #count(node: Node & { anchor?: string }, place: Place): void {
    if (this.#aliases === 0) {
      if (node.anchor !== undefined) this.#anchors.set(node.anchor, node)
    } else if (++this.#aliasedNodes > mostAliasedNodes) {
      throw new Refusal('yaml-limit', 'Aliases repeat too much here.', place, 'Write the values out.')
    }
  }

  #aliased(name: string, place: Place): YamlValue {
    const target = this.#anchors.get(name)
    if (target === undefined) {
      const advice = 'Put the value in quotes if it is meant to start with an asterisk.'
      throw new Refusal(this.#source.code, `The alias \`*${name}\` has no anchor before it.`, place, advice)
    }
    this.#aliases++
    const value = this.valueOf(target)
    this.#aliases--
    return value
  }

  #placeOf(node: Node): Place {
    return this.#placeAt(node.range?.[0] ?? 0)
  }
}
