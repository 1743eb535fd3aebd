import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quotationMarksOf } from '../../src/read/markdown/quotationMarks.js'
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
