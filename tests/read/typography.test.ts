import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quotationMarksOf } from '../../src/html/quotationMarks.js'
import { turnQuotes } from '../../src/read/markdown/turnQuotes.js'
import { readArticle, readBody } from '../kit/readArticle.js'

const textIn = (body: string, language = 'en') =>
  readArticle({ 'content/a.md': `---\ntitle: T\nlang: ${language}\n---\n${body}` }).html.replace(
    /<[^>]*>/g,
    '',
  )

describe('MD-G6: apostrophes turn the wrong way after markup', () => {
  test('an end tag, a mention or a link before the mark changes nothing', () => {
    expect(
      textIn("*Ada*'s map, [Lind](person:p1)'s boat, [the port](#x)'s light, the '90s, \"*all*\" said."),
    ).toBe('Ada\u2019s map, Lind\u2019s boat, the port\u2019s light, the \u201990s, \u201call\u201d said.')
  })

  test.each([
    ['"*all*"', '“all”'],
    ['*"all"*', '“all”'],
    ["**'90s** 'n' *'em*", '’90s ’n’ ’em'],
    ['"`code`"\'s', '“code”’s'],
    ['"Quote[^1]" he', '“Quote” he'],
    ['"A^[note "in" it] b"', '“Anote “in” it b”'],
    ['<b>Ada</b>\'s "<i>x</i>"', 'Ada’s “x”'],
    ['("a") ["b"] —"c"—', '(“a”) [“b”] —“c”—'],
    ['"She said \'yes\'."', '“She said ‘yes’.”'],
    ['\'She said "yes".\'', '‘She said “yes”.’'],
    ["the Linds' boat, rock 'n' roll, 'tis, don't", 'the Linds’ boat, rock ’n’ roll, ’tis, don’t'],
    ['"a\nb"', '“a\nb”'],
    ['"first paragraph', '“first paragraph'],
    ['a 5" pipe', 'a 5&quot; pipe'],
    ['\\"a\\" &quot;b&quot;', '&quot;a&quot; &quot;b&quot;'],
    ["'42 is the answer'", '‘42 is the answer’'],
  ])('%s', (typed, shown) => {
    expect(textIn(typed).replaceAll('"', '&quot;')).toBe(shown)
  })
})

test.each([
  ['de', '„außen ‚innen‘ außen“, Ada’s'],
  ['de-CH', '«außen ‹innen› außen», Ada’s'],
  ['fr', '«\u202faußen “innen” außen\u202f», Ada’s'],
  ['sv', '”außen ’innen’ außen”, Ada’s'],
  ['pl', '„außen «innen» außen”, Ada’s'],
  ['xx', '“außen ‘innen’ außen”, Ada’s'],
])('quotations in %s', (language, shown) => {
  expect(textIn("\"außen 'innen' außen\", Ada's", language)).toBe(shown)
})

test('hyphens and dots are set, but not in code, addresses, escapes or rules of more of them', () => {
  expect(textIn('a -- b --- c... `--...` <https://e.org/a--b> https://e.org/c--d \\-- ----')).toBe(
    'a – b — c… --... https://e.org/a--b https://e.org/c--d -- ----',
  )
})

test('an alternative text and an address keep their signs', () => {
  const { html } = readBody('[x](a--b\'s) text ![it\'s "so"](i.svg)', {
    'content/i.svg': '<svg width="1" height="1"/>',
  })
  expect(html).toContain('href="a--b\'s"')
  expect(html).toContain('alt="it\'s &quot;so&quot;"')
})

test('turning changes the marks and nothing else', () => {
  const words = fc.array(fc.constantFrom('"', "'", ' ', 'a', '9', '-', '(', ')', '.'), { maxLength: 30 })
  fc.assert(
    fc.property(words, signs => {
      const typed = signs.join('')
      for (const [at, sign] of turnQuotes(typed, quotationMarksOf('en'), 'en')) {
        expect(['"', "'"]).toContain(typed[at])
        expect(typed[at] === '"' ? '“”' : '‘’').toContain(sign)
      }
    }),
    { seed: 7, numRuns: 500 },
  )
})

/** A phrase with quotations in each other, as it is typed and as it is shown. */
interface Phrase {
  readonly typed: string
  readonly shown: string
}

const outer: Phrase[] = [
  { typed: '"', shown: '“”' },
  { typed: "'", shown: '‘’' },
]

/** Quotations to the given depth, of the two kinds in turn, with what may stand round and between them. */
function phrases(depth: number, kind: 0 | 1): fc.Arbitrary<Phrase> {
  const word = fc.constantFrom('boat', 'Linds', 'salt', 'été')
  const plain = word.map(typed => ({ typed, shown: typed }))
  if (depth === 0) return plain
  const lead = fc.constantFrom('', '', 'he wrote ', '*one* ', '(', 'a—', '… ')
  const tail = fc.constantFrom('', '', '.', ',', '!', '…', ' and on', '—', ')', ';')
  const { typed: mark, shown: pair } = outer[kind]!
  const stop = fc.constantFrom('', '', '.', '?', '—')
  return fc
    .tuple(lead, phrases(depth - 1, kind === 0 ? 1 : 0), stop, tail)
    .map(([before, inner, end, after]) => ({
      typed: `${before}${mark}${inner.typed}${end}${mark}${after}`,
      shown: `${before}${pair[0]}${inner.shown}${end}${pair[1]}${after}`,
    }))
}

describe('quotations in each other, with stops, dashes, brackets and markup round them', () => {
  test.each([
    ['He said "quoted \'inner\'".', 'He said “quoted ‘inner’”.'],
    [
      'He said "quoted \'inner\'", and "\'inner\' first"; \'"a" b\'.',
      'He said “quoted ‘inner’”, and “‘inner’ first”; ‘“a” b’.',
    ],
    ['"\'all\'". "\'all\'" ("\'all\'") "\'all.\'"', '“‘all’”. “‘all’” (“‘all’”) “‘all.’”'],
    ['"a \'b\'"—he said—"c \'d\'"', '“a ‘b’”—he said—“c ‘d’”'],
    ['"I was—", "I was--". \'"I was—"\'', '“I was—”, “I was–”. ‘“I was—”’'],
    ['"**a *\'b\'***". "[\'b\'](#x)". "a `b`".', '“a ‘b’”. “‘b’”. “a b”.'],
    ['"(\'a\')". ["\'a\'"]. "a (\'b\')".', '“(‘a’)”. [“‘a’”]. “a (‘b’)”.'],
    ['"She said \'I heard "no"\'."', '“She said ‘I heard “no”’.”'],
    ['"the Linds\'" and "rock \'n\'" and "\'tis"', '“the Linds’” and “rock ’n’” and “’tis”'],
    ['He said:"Yes." He said..."No."', 'He said:“Yes.” He said…“No.”'],
    ["\"Senn\"'s, the Co.'s, (the) 'Senn''s", '“Senn”’s, the Co.’s, (the) ‘Senn’’s'],
    ['"...and \'...so\'..."', '“…and ‘…so’…”'],
    ['"a"/"b" \'a\'/\'b\' "a"-"b"', '“a”/“b” ‘a’/‘b’ “a”-“b”'],
    ['"He said \'yes\'"[^1].', '“He said ‘yes’”.'],
  ])('%s', (typed, shown) => {
    expect(textIn(typed)).toBe(shown)
  })

  test.each([
    ['de', '„Er sagte ‚ja‘“. (‚Sie „nein“‘)!'],
    ['de-CH', '«Er sagte ‹ja›». (‹Sie «nein»›)!'],
    ['fr', '«\u202fEr sagte “ja”\u202f». (“Sie «\u202fnein\u202f»”)!'],
    ['sv', '”Er sagte ’ja’”. (’Sie ”nein”’)!'],
    ['pl', '„Er sagte «ja»”. («Sie „nein”»)!'],
    ['ru', '«Er sagte „ja“». („Sie «nein»“)!'],
  ])('in %s', (language, shown) => {
    expect(textIn('"Er sagte \'ja\'". (\'Sie "nein"\')!', language)).toBe(shown)
  })

  test('in French an article before a quotation takes an apostrophe', () => {
    expect(textIn('l\'"Action" et d\'"Ida".', 'fr')).toBe('l’«\u202fAction\u202f» et d’«\u202fIda\u202f».')
  })

  test('whatever stands round them, the marks pair as they were meant', () => {
    fc.assert(
      fc.property(
        fc.oneof(phrases(1, 0), phrases(2, 0), phrases(2, 1), phrases(3, 0)),
        ({ typed, shown }) => {
          expect(textIn(typed)).toBe(shown.replaceAll('*', ''))
        },
      ),
      { seed: 11, numRuns: 400 },
    )
  })
})
