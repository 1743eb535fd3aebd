import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressBreaks, isAddress } from '../../src/text/addresses.js'
import { type BreakKind, breakKind, lineBreaks } from '../../src/text/breaks.js'

/** The text with a sign wherever a line may end: `|` allowed, `!` mandatory, `~` after a soft hyphen, `^` in an address. */
function broken(text: string, language = 'en'): string {
  const signs = {
    0: '',
    [breakKind.allowed]: '|',
    [breakKind.mandatory]: '!',
    [breakKind.softHyphen]: '~',
    [breakKind.address]: '^',
  }
  const breaks = lineBreaks(text, language)
  return Array.from({ length: text.length }, (_, i) => signs[breaks[i] as BreakKind] + text[i]).join('')
}

test.each([
  ['spaces stay on the line they end', 'one two  three', 'one |two  |three'],
  ['a line does not begin with a stop or closing sign', 'a, b. c! (d) e? f', 'a, |b. |c! |(d) |e? |f'],
  [
    'not even after a space',
    'Quoi ! Non ? «\u00a0oui\u00a0» ; fin',
    'Quoi ! |Non ? |«\u00a0oui\u00a0» ; |fin',
  ],
  ['quotation marks stay with their words', '“He said ‘no’,” she said.', '“He |said |‘no’,” |she |said.'],
  ['in any direction', '„Ja“ »Nein« "so" \'lala\'', '„Ja“ |»Nein« |"so" |\'lala\''],
  ['a hyphen ends a line, at a word’s start it does not', 'well-known -x --y', 'well-|known |-x |--y'],
  ['nor does a minus sign before figures', 'at -5 degrees', 'at |-5 |degrees'],
  [
    'a number stays whole',
    '1,000.50 12:30 3/4 $5.00 10% (5) №5 20°',
    '1,000.50 |12:30 |3/4 |$5.00 |10% |(5) |№5 |20°',
  ],
  ['a range of numbers does too', 'pp. 12–13, 5-6', 'pp. |12–13, |5-6'],
  ['an em dash ends a line and does not begin one', 'yes—no — yes', 'yes—|no |— |yes'],
  ['an en dash ends one', 'London–Paris', 'London–|Paris'],
  [
    'no-break spaces and word joiners hold',
    'a\u00a0b\u202fc\u2060d e\u2011f',
    'a\u00a0b\u202fc\u2060d |e\u2011f',
  ],
  ['a zero-width space does not', 'a\u200bb', 'a\u200b|b'],
  ['soft hyphens are of their own kind', 'light\u00adhouse', 'light\u00ad~house'],
  ['a slash between words ends a line', 'and/or', 'and/|or'],
  ['an ellipsis does not begin one', 'well … so… no', 'well |… |so… |no'],
  ['words with signs stay whole', 'C++ A&B #1 e.g. it’s', 'C++ |A&B |#1 |e.g. |it’s'],
  ['marks stay with their letters', 'e\u0301-e\u0301 x', 'e\u0301-|e\u0301 |x'],
  ['an object may stand on a line of its own', 'a\ufffcb', 'a|\ufffc|b'],
  ['spaces before a text may end a line', ' a', ' |a'],
])('UAX #14: %s', (_, text, expected) => {
  expect(broken(text)).toBe(expected)
})

test('lines end after line feeds and at the end of the text, once for a carriage return with one', () => {
  expect(broken('a\nb\r\nc\u2028d\r\re')).toBe('a\n!b\r\n!c\u2028!d\r!\r!e')
  expect(broken('a \n b')).toBe('a \n! |b')
  expect(lineBreaks('ab', 'en')[2]).toBe(breakKind.mandatory)
  expect(lineBreaks('', 'en')).toEqual(new Uint8Array(1))
})

test.each([
  ['Chinese', '漢字「引用」。次', '漢|字|「引|用」。|次'],
  ['small kana and marks of length', 'きっとラーメン', 'きっ|と|ラー|メ|ン'],
  ['quotation marks among ideographs', '他说“你好”吗', '他|说|“你|好”|吗'],
  ['Latin among ideographs', '使用PDF文件', '使|用|PDF|文|件'],
  ['Korean', '한국어 문장', '한|국|어 |문|장'],
  ['a variant sign beyond the basic plane stays with its letter', '葛\u{e0100}飾', '葛\u{e0100}|飾'],
  ['emoji', '👩‍👧👍🏽🇩🇪🇫🇷', '👩‍👧|👍🏽|🇩🇪|🇫🇷'],
  ['Thai, by dictionary', 'ภาษาไทยง่าย', 'ภาษา|ไทย|ง่าย'],
  ['Hebrew', 'שלום-עליכם (א)', 'שלום-|עליכם |(א)'],
  ['Arabic', 'سلام، مرحبا؟ نعم', 'سلام، |مرحبا؟ |نعم'],
])('UAX #14: %s', (_, text, expected) => {
  expect(broken(text)).toBe(expected)
})

test('a language that is no tag is passed over', () => {
  expect(broken('ภาษาไทย', 'x_not a tag')).toBe('ภาษา|ไทย')
})

test('addresses break after slashes and before other signs, and nowhere else', () => {
  expect(broken('see https://example.org/haus-schuhe/a_b?x=1&y=2#top.')).toBe(
    'see |https://^example^.org/^haus-schuhe/^a^_b^?x=1^&y=2^#top.',
  )
  expect(broken('(example.org/a), me@example.org')).toBe('(example^.org/^a), |me^@example^.org')
})

test.each([
  ['https://example.org', true],
  ['(www.example.org).', true],
  ['me@example.org,', true],
  ['example.org', true],
  ['Node.js', true],
  ['report_final.pdf', true],
  ['doi:10.1234/abc', true],
  ['10.1234/abc.5', true],
  ['/usr/share', true],
  ['urn:isbn:978', true],
  ['e.g.', false],
  ['z.B.', false],
  ['U.S.A.', false],
  ['Ph.D', false],
  ['main.c', true],
  ['3.5', false],
  ['12.05.2024', false],
  ['12:30', false],
  ['and/or', false],
  ['end.Next', false],
  ['it’s', false],
  ['word', false],
])('isAddress(%j) is %s', (text, expected) => {
  expect(isAddress(text)).toBe(expected)
})

test('an address is not broken near its ends', () => {
  const address = '/a.b/cd/e'
  for (const offset of addressBreaks(address)) expect(offset > 1 && offset < address.length - 1).toBe(true)
})

test('no text breaks beside a no-break space, nor before a space', () => {
  const character = fc.constantFrom(
    ...'aé1 \u00a0-—“”’().,/漢っ한א\u0301\u200d\u2060\u00ad\u200b👍🏽\u{e0100}\n'.match(/./gsu)!,
  )
  fc.assert(
    fc.property(fc.array(character, { maxLength: 25 }), characters => {
      const text = characters.join('')
      const breaks = lineBreaks(text, 'en')
      expect(breaks).toHaveLength(text.length + 1)
      for (let i = 1; i < text.length; i++) {
        if (breaks[i] === breakKind.none) continue
        // Line feeds and zero-width spaces go before all other rules.
        if (/[\n\u200b]/.test(text.slice(0, i).trimEnd().slice(-1)) || text[i - 1] === '\n') continue
        expect(text[i]).not.toMatch(/[ \u2060\n\udc00-\udfff]/)
        expect(text[i - 1]).not.toMatch(/[\u00a0\u2060]/)
      }
    }),
    { seed: 11, numRuns: 1000 },
  )
})
