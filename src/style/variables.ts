import { tokenize, tokenTypes } from 'css-tree/dist/csstree.esm'

/** Custom properties and `var()` (CSS Variables 1). */
export type CustomProperties = Readonly<Record<string, string>>

/** No honest value is longer: properties that name each other many times over would grow without end. */
const longestText = 65_536

interface Token {
  readonly type: number
  readonly text: string
}

/** The text with each `var()` replaced; undefined where one has neither a value nor a fallback. */
export function substituteVariables(
  text: string,
  lookUp: (name: string) => string | undefined,
): string | undefined {
  const tokens: Token[] = []
  tokenize(text, (type, start, end) => tokens.push({ type, text: text.slice(start, end) }))
  return substituteTokens(tokens, lookUp)
}

function substituteTokens(
  tokens: readonly Token[],
  lookUp: (name: string) => string | undefined,
): string | undefined {
  let result = ''
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.type !== tokenTypes.Function || token.text.toLowerCase() !== 'var(') {
      result += token.text
      continue
    }
    const end = endOfFunction(tokens, i)
    const value = substituteOne(tokens.slice(i + 1, end), lookUp)
    // Values are tokens of their own: what follows must not run into them (section 3).
    if (value === undefined || result.length + value.length > longestText) return undefined
    result += ` ${value} `
    i = end
  }
  return result
}

/** What stands between the brackets of one `var()`: a name, and perhaps a comma with a fallback, which may be empty. */
function substituteOne(
  inner: readonly Token[],
  lookUp: (name: string) => string | undefined,
): string | undefined {
  const comma = inner.findIndex(({ type }) => type === tokenTypes.Comma)
  const name = inner
    .slice(0, comma === -1 ? undefined : comma)
    .map(({ text }) => text)
    .join('')
    .trim()
  const value = lookUp(name)
  if (value !== undefined) return value
  return comma === -1 ? undefined : substituteTokens(inner.slice(comma + 1), lookUp)
}

/** The index of the bracket that closes the function at `start`; past the end where none does. */
function endOfFunction(tokens: readonly Token[], start: number): number {
  const { Function: functionToken, LeftParenthesis, RightParenthesis } = tokenTypes
  let depth = 0
  for (let i = start; i < tokens.length; i++) {
    const { type } = tokens[i]!
    if (type === functionToken || type === LeftParenthesis) depth++
    else if (type === RightParenthesis && --depth === 0) return i
  }
  return tokens.length
}

/**
 * An element's custom properties: those it declares with `var()` resolved, the rest its parent's. A property that
 * depends on itself, or on one without value, has none (section 2.3 and 3.1).
 */
export function resolveCustomProperties(
  declared: ReadonlyMap<string, string>,
  inherited: CustomProperties,
): CustomProperties {
  if (declared.size === 0) return inherited
  const resolved: Record<string, string> = { ...inherited }
  const done = new Set<string>()
  const cyclic = new Set<string>()
  const resolve = (name: string, within: readonly string[]): string | undefined => {
    const text = declared.get(name)
    if (text === undefined || done.has(name)) return ownValue(resolved, name)
    if (within.includes(name)) {
      for (const each of within.slice(within.indexOf(name))) cyclic.add(each)
      return undefined
    }
    const value = wideValue(text, ownValue(inherited, name)) ?? substitute(text, [...within, name])
    if (value === undefined || cyclic.has(name)) delete resolved[name]
    else resolved[name] = value
    done.add(name)
    return ownValue(resolved, name)
  }
  const substitute = (text: string, within: readonly string[]) =>
    /^(?:initial|inherit|unset|revert)$/i.test(text)
      ? undefined
      : substituteVariables(text, name => resolve(name, within))
  for (const name of declared.keys()) resolve(name, [])
  return resolved
}

/** What a CSS-wide keyword comes to: custom properties inherit, and have no initial value. */
function wideValue(text: string, inherited: string | undefined): string | undefined {
  return /^(?:inherit|unset|revert)$/i.test(text) ? inherited : undefined
}

function ownValue(record: CustomProperties, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
