import { parse, type Selector } from 'css-tree/dist/csstree.esm'
import { expandProperty, longhandsOf } from './expandProperty.js'
import { isFault, readSelector } from './selectors.js'

/** @media and @supports: whether what they hold is for us (Media Queries 4, Conditional Rules 3). */

/** Media Queries 4, section 3: words that name no medium. */
const noMedia: ReadonlySet<string> = new Set(['not', 'only', 'and', 'or', 'layer'])

/** Whether a media query list speaks of print; `'unsupported'` if it asks for features, which paper has none of here. */
export function matchesMedia(queries: string): boolean | 'unsupported' {
  if (queries.trim() === '') return true
  const answers = queries.split(',').map(query => {
    const parsed = /^\s*(?:(not|only)\s+)?([a-z]+)\s*$/i.exec(query)
    if (parsed === null) return 'unsupported'
    const medium = parsed[2]!.toLowerCase()
    if (noMedia.has(medium)) return 'unsupported'
    const matches = medium === 'all' || medium === 'print'
    return parsed[1]?.toLowerCase() === 'not' ? !matches : matches
  })
  if (answers.includes(true)) return true
  return answers.includes('unsupported') ? 'unsupported' : false
}

/** Whether everything that a condition asks for is supported; `'unsupported'` if it cannot be read. */
export function isSupported(condition: string): boolean | 'unsupported' {
  const terms = splitTerms(condition)
  if (terms === undefined || terms.length === 0) return 'unsupported'
  if (terms[0]!.toLowerCase() === 'not') {
    const answer = terms.length === 2 ? isTermSupported(terms[1]!) : 'unsupported'
    return answer === 'unsupported' ? answer : !answer
  }
  const joiners = new Set(terms.filter((_, i) => i % 2 === 1).map(word => word.toLowerCase()))
  const joiner = [...joiners][0]
  if (terms.length % 2 === 0 || joiners.size > 1 || !['and', 'or', undefined].includes(joiner))
    return 'unsupported'
  const answers = terms.filter((_, i) => i % 2 === 0).map(isTermSupported)
  if (answers.includes('unsupported')) return 'unsupported'
  return joiner === 'or' ? answers.includes(true) : !answers.includes(false)
}

function isTermSupported(term: string): boolean | 'unsupported' {
  const selector = /^selector\((.*)\)$/is.exec(term)?.[1]
  if (selector !== undefined) return isSelectorSupported(selector)
  const inner = /^\((.*)\)$/s.exec(term)?.[1]
  if (inner === undefined) return 'unsupported'
  const declaration = /^\s*(-?-?[a-z][a-z0-9-]*)\s*:(.*)$/is.exec(inner)
  if (declaration === null) return isSupported(inner)
  const [, name, text] = declaration as unknown as [string, string, string]
  if (name.startsWith('--')) return true
  if (longhandsOf(name.toLowerCase()).length === 0) return false
  const value = parse(text.trim(), { context: 'value' })
  if (/\bvar\(/i.test(text)) return true
  return value.type === 'Value' && expandProperty(name.toLowerCase(), value).kind === 'set'
}

function isSelectorSupported(text: string): boolean {
  let broken = false
  const node = parse(text.trim(), { context: 'selector', onParseError: () => (broken = true) })
  return !broken && node.type === 'Selector' && !isFault(readSelector(node as Selector))
}

/** Words and bracketed terms, at the outermost level; undefined where brackets do not pair. */
function splitTerms(text: string): readonly string[] | undefined {
  const terms: string[] = []
  let term = ''
  let depth = 0
  for (const char of text) {
    if (char === '(') depth++
    if (depth === 0 && /\s/.test(char)) {
      if (term !== '') terms.push(term)
      term = ''
    } else term += char
    if (char === ')') depth--
    if (depth < 0) return undefined
  }
  if (term !== '') terms.push(term)
  return depth === 0 ? terms : undefined
}
