import { lineText } from '../../../src/layout/trace.js'
import { endOf, linesIn, round, startOf, textOn } from '../../kit/laidOut.js'
import { exercise, type Scene } from './exercise.js'

/** Where lines break and words are divided. */

const texts: Scene['see'] = ({ layout }) => layout.pages.flatMap(page => textOn(page))
/** Lines with where they start and end: spaces that are kept are drawn as one, as wide as they are. */
const spans: Scene['see'] = ({ layout }) =>
  linesIn(layout.pages[0]).map(line => `${lineText(line)} ${round(startOf(line))}–${round(endOf(line))}`)
const on = (html: string, css = '', more: Partial<Scene> = {}): Scene => ({ html, css, see: texts, ...more })
const overfull = { asks: ['line-overfull'] } as const
const hyphenated = 'p { hyphens: auto; hyphenate-limit-chars: 4 2 2 }'
/** Soft hyphens in two words, both of them wanted for even lines. */
const twice = '<p>aaaa bbbb\u00adbbbb cccc\u00adcccccc dd</p>'
const justified = 'p { text-align: justify }'

export const lineRows = [
  ...exercise('white-space', on('<p>aaaa bbbb cccc</p>', '', overfull), { nowrap: ['aaaa bbbb cccc'] }),
  ...exercise('white-space', on('<p>aaaa bbbb cccc\n d</p>', '', overfull), {
    pre: ['aaaa bbbb cccc', ' d'],
  }),
  ...exercise('white-space', on('<p>a\n  b</p>', '', { see: spans }), {
    'pre-wrap': ['a 10–20', ' b 10–40'],
    'pre-line': ['a 10–20', 'b 10–20'],
  }),
  ...exercise('white-space', on('<p>a  b</p>', 'p { white-space: pre }', { see: spans }), {
    normal: ['a b 10–40'],
  }),
  ...exercise('tab-size', on('<p>aa\tb</p>', 'p { white-space: pre }', { see: spans }), {
    '4': ['aa b 10–60'],
    '50pt': ['aa b 10–70'],
  }),
  ...exercise('text-wrap', on('<p>aaaa bbbb cccc</p>', '', overfull), { nowrap: ['aaaa bbbb cccc'] }),
  ...exercise('text-wrap', on('<p>aaaa bbbb cc</p>', 'p { text-wrap: nowrap }', overfull), {
    wrap: ['aaaa bbbb', 'cc'],
  }),
  ...exercise('text-wrap', on('<p>aaa bbb cc dd</p>'), { balance: ['aaa bbb', 'cc dd'] }),
  ...exercise('text-wrap', on('<p>aaa bbb cc d</p>'), { pretty: ['aaa bbb', 'cc d'] }),
  ...exercise('overflow-wrap', on('<p>aaaaaaaaaabb</p>', '', overfull), {
    'break-word': ['aaaaaaaaaa', 'bb'],
    anywhere: ['aaaaaaaaaa', 'bb'],
  }),
  ...exercise('overflow-wrap', on('<p>aaaaaaaaaabb</p>', 'p { overflow-wrap: anywhere }', overfull), {
    normal: ['aaaaaaaaaabb'],
  }),
  ...exercise('hyphens', on('<p>xx lighthouse</p>', 'p { hyphenate-limit-chars: 4 2 2 }'), {
    auto: ['xx light\u2010', 'house'],
  }),
  ...exercise('hyphens', on('<p>aaaaaa\u00adbbbbbb</p>', '', overfull), { none: ['aaaaaabbbbbb'] }),
  ...exercise('hyphens', on('<p>xx lighthouse</p>', hyphenated), { manual: ['xx', 'lighthouse'] }),
  ...exercise('hyphenate-character', on('<p>aaaaaa\u00adbbbbbb</p>'), { '"="': ['aaaaaa=', 'bbbbbb'] }),
  ...exercise('hyphenate-character', on('<p>aaaaaa\u00adbbbbbb</p>', 'p { hyphenate-character: "=" }'), {
    auto: ['aaaaaa\u2010', 'bbbbbb'],
  }),
  ...exercise('hyphenate-limit-chars', on('<p>xx lighthouse</p>', 'p { hyphens: auto }'), {
    '11': ['xx', 'lighthouse'],
    '5 6': ['xx', 'lighthouse'],
    '5 2 6': ['xx', 'lighthouse'],
  }),
  ...exercise(
    'hyphenate-limit-chars',
    on('<p>xx lighthouse</p>', 'p { hyphens: auto; hyphenate-limit-chars: 11 }'),
    {
      auto: ['xx light\u2010', 'house'],
    },
  ),
  ...exercise('hyphenate-limit-lines', on(twice, justified), {
    '1': ['aaaa', 'bbbbbbbb', 'cccccccccc', 'dd'],
  }),
  ...exercise('hyphenate-limit-lines', on(twice, `${justified} p { hyphenate-limit-lines: 1 }`), {
    'no-limit': ['aaaa bbbb\u2010', 'bbbb cccc\u2010', 'cccccc dd'],
  }),
  ...exercise('hyphenate-limit-last', on('<p>xx lighthouse</p>', hyphenated), {
    always: ['xx', 'lighthouse'],
  }),
  ...exercise(
    'hyphenate-limit-last',
    on('<p>xx lighthouse</p>', `${hyphenated} p { hyphenate-limit-last: always }`),
    {
      none: ['xx light\u2010', 'house'],
    },
  ),
]
