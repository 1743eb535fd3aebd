import type { CssNode } from 'css-tree/dist/csstree.esm'
import { keywordOf, nameOf, splitAtCommas } from '../componentValues.js'
import type { ComputedStyle, CounterChange, StringSet } from '../computedStyle.js'
import { readContentItems } from '../contentItems.js'
import { readNumber } from '../lengths.js'
import { keywordRow, type ReadContext, type Row, type Rows } from './row.js'

/** Lists, counters, quotes, generated text and named strings (CSS Lists 3, Content 3, GCPM 3). */

/** Names, each with a number of its own or `otherwise`. */
function readCounters(
  value: readonly CssNode[],
  otherwise: number,
  context: ReadContext,
): readonly CounterChange[] {
  if (keywordOf(value[0]) === 'none') return []
  const changes: CounterChange[] = []
  for (const node of value) {
    const last = changes.at(-1)
    const number = readNumber(node, context)
    if (node.type === 'Identifier') changes.push({ name: node.name, value: otherwise })
    else if (number !== undefined && last !== undefined)
      changes[changes.length - 1] = { name: last.name, value: Math.round(number) }
  }
  return changes
}

const counterRow = (otherwise: number): Row<readonly CounterChange[]> => ({
  syntax: 'none | [ <custom-ident> <integer>? ]+',
  initial: 'none',
  inherited: false,
  read: (value, context) => readCounters(value, otherwise, context),
})

function readStringSets(value: readonly CssNode[]): readonly StringSet[] | undefined {
  if (value.length === 1 && keywordOf(value[0]) === 'none') return []
  const sets = splitAtCommas(value).map(([first, ...rest]) => {
    const name = nameOf(first)
    const content = readContentItems(rest)
    return name === undefined || content === undefined ? undefined : { name, content }
  })
  const known = sets.filter(set => set !== undefined)
  return known.length === sets.length ? known : undefined
}

function readQuotes(value: readonly CssNode[]): ComputedStyle['quotes'] {
  const keyword = keywordOf(value[0])
  if (keyword === 'auto' || keyword === 'none') return keyword
  const strings = value.map(node => (node.type === 'String' ? node.value : ''))
  return strings.flatMap((open, i) => (i % 2 === 0 ? [[open, strings[i + 1] ?? ''] as const] : []))
}

type GeneratedKey =
  | `listStyle${'Type' | 'Position'}`
  | 'quotes'
  | 'content'
  | `counter${'Reset' | 'Increment' | 'Set'}`
  | 'stringSet'
  | `bookmark${'Level' | 'Label' | 'State'}`

export const generatedContentRows: Rows<GeneratedKey> = {
  listStyleType: {
    syntax: 'none | <custom-ident> | <string>',
    initial: 'disc',
    inherited: true,
    read: ([node]) => (node?.type === 'String' ? { string: node.value } : nameOf(node)),
  },
  listStylePosition: keywordRow(['outside', 'inside'], 'inherited'),
  quotes: {
    syntax: 'auto | none | [ <string> <string> ]+',
    initial: 'auto',
    inherited: true,
    read: readQuotes,
  },
  content: {
    syntax: 'normal | none | <content-item>+',
    initial: 'normal',
    inherited: false,
    read(value) {
      const keyword = keywordOf(value[0])
      return keyword === 'normal' || keyword === 'none' ? keyword : readContentItems(value)
    },
  },
  counterReset: counterRow(0),
  counterIncrement: counterRow(1),
  counterSet: counterRow(0),
  stringSet: {
    syntax: 'none | [ <custom-ident> <content-item>+ ]#',
    initial: 'none',
    inherited: false,
    read: readStringSets,
  },
  bookmarkLevel: {
    syntax: 'none | <integer [1,∞]>',
    initial: 'none',
    inherited: false,
    read: ([node], context) => (keywordOf(node) === 'none' ? 'none' : readNumber(node, context)),
  },
  bookmarkLabel: {
    syntax: '<label-item>+',
    initial: 'content(text)',
    inherited: false,
    read: readContentItems,
  },
  bookmarkState: keywordRow(['open', 'closed'], 'not inherited'),
}

/** Grammar of the items of `content` and `string-set`, and of those that `bookmark-label` may have. */
export const contentTypes: Readonly<Record<string, string>> = {
  'content-item':
    '<string> | <counter()> | <counters()> | <attr()> | <string()> | <element()> | <content()> | <target-counter()>' +
    ' | <target-text()> | <leader()> | open-quote | close-quote | no-open-quote | no-close-quote',
  'label-item':
    '<string> | <counter()> | <counters()> | <attr()> | <content()> | <target-counter()> | <target-text()>' +
    ' | open-quote | close-quote | no-open-quote | no-close-quote',
  'counter()': 'counter( <custom-ident> [ , <custom-ident> ]? )',
  'counters()': 'counters( <custom-ident> , <string> [ , <custom-ident> ]? )',
  'attr()': 'attr( <custom-ident> [ string | url ]? )',
  'string()': 'string( <custom-ident> [ , [ first | start | last | first-except ] ]? )',
  'element()': 'element( <custom-ident> [ , [ first | start | last | first-except ] ]? )',
  'content()': 'content( [ text | before | after | first-letter ]? )',
  target: '<attr()> | <string> | <url-token> | url( <string> )',
  'target-counter()': 'target-counter( <target> , <custom-ident> [ , <custom-ident> ]? )',
  'target-text()': 'target-text( <target> [ , [ content | first-letter ] ]? )',
  'leader()': 'leader( [ dotted | solid | space | <string> ] )',
}
