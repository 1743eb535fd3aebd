import { element, type HtmlElement, type HtmlNode, text } from '../../src/html/tree.js'

/** A strict reader of XML without a DTD: it throws on all that is not well-formed, where HTML's parsers would mend it. */
export function parseXml(source: string): HtmlElement {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source))
    throw new Error('not a Char of XML')
  const content = source.replace(/^<\?xml [^?]*\?>\s*/, '').replace(/^<!DOCTYPE html>\s*/, '')
  const open: { name: string; attributes: Record<string, string>; children: HtmlNode[] }[] = []
  const top: HtmlNode[] = []
  const add = (node: HtmlNode) => (open.at(-1)?.children ?? top).push(node)
  for (const [token, close, start, inside, isVoid] of tokensOf(content)) {
    if (close !== undefined) {
      const last = open.pop()
      if (last?.name !== close) throw new Error(`</${close}> ends <${last?.name}>`)
      add(element(last.name, last.attributes, last.children))
    } else if (start !== undefined) {
      const attributes = attributesOf(inside ?? '')
      if (isVoid === '/') add(element(start, attributes))
      else open.push({ name: start, attributes, children: [] })
    } else add(text(decoded(token)))
  }
  const roots = top.filter(node => node.kind === 'element')
  if (open.length > 0 || roots.length !== 1)
    throw new Error(`${open.length} elements open, ${roots.length} roots`)
  if (top.some(node => node.kind === 'text' && node.text.trim() !== ''))
    throw new Error('text outside the root')
  return roots[0]!
}

const name = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`
const attribute = String.raw`\s+${name}\s*=\s*"[^"<]*"`
const token = new RegExp(`</(${name})\\s*>|<(${name})((?:${attribute})*)\\s*(/?)>|[^<]+`, 'gy')

function* tokensOf(source: string): Generator<RegExpExecArray> {
  token.lastIndex = 0
  while (token.lastIndex < source.length) {
    const at = token.lastIndex
    const found = token.exec(source)
    if (found === null) throw new Error(`not well-formed: ${source.slice(at, at + 60)}`)
    yield found
  }
}

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, key, value] of source.matchAll(new RegExp(`(${name})\\s*=\\s*"([^"]*)"`, 'g'))) {
    if (Object.hasOwn(attributes, key!)) throw new Error(`attribute ${key} twice`)
    attributes[key!] = decoded(value!)
  }
  return attributes
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(value: string): string {
  return value.replace(/&(?:#(\d+)|#x([\dA-Fa-f]+)|(\w+));|&/g, (whole, decimal, hex, named) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    const sign = named === undefined ? undefined : entities[named]
    if (sign === undefined) throw new Error(`entity ${whole}`)
    return sign
  })
}
