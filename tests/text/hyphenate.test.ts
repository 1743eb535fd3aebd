import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HyphenationLimits, hyphenate } from '../../src/text/hyphenate.js'
import { patternFile } from '../../src/text/hyphenationPatterns.js'

const usual: HyphenationLimits = [5, 2, 2]

/** The text with `|` wherever it may be divided. */
function divided(text: string, language: string, limits = usual): string {
  const offsets = [0, ...hyphenate(text, language, limits), text.length]
  return offsets
    .slice(1)
    .map((end, i) => text.slice(offsets[i], end))
    .join('|')
}

test('LAY-G13: hyphenation where it must not be', () => {
  expect(divided("geht's", 'de')).toBe("geht's")
  expect(divided('Hausschlüssel', 'de')).toBe('Haus|schlüs|sel')
  expect(divided('Baden-Württemberg', 'de')).toBe('Baden-Württemberg')
  expect(divided('lighthouse', 'en')).toBe('light|house')
  expect(divided('https://example.org/hausschuhe', 'de')).toBe('https://example.org/hausschuhe')
  expect(divided('Rosenthaler', 'de')).toBe('Ro|sen|tha|ler')
})

test.each([
  ["lighthouse's", 'en', "light|house's"],
  ['l’informatique', 'fr', 'l’in|for|ma|tique'],
  ['aujourd’hui', 'fr', 'au|jourd’hui'],
  ["dell'informazione", 'it', "dell'in|for|ma|zio|ne"],
])('no break stands next to an apostrophe: %s', (text, language, expected) => {
  expect(divided(text, language)).toBe(expected)
})

test.each([
  'www.beispielseite.de/hausschuhe',
  'hausverwaltung@beispielseite.de',
  'mailto:hausverwaltung',
  '10.1234/hausverwaltung',
  'beispielseite.org',
  '(beispielseite.org),',
  '/usr/share/woerterbuch',
  'C:\\Hausverwaltung\\Schluessel',
  'haus_verwaltung',
  'hausverwaltung.yaml',
  '#hausverwaltung',
  '@hausverwaltung',
  'urn:hausverwaltung',
])('an address, file name or name of a program is not divided: %s', text => {
  expect(hyphenate(text, 'de', usual)).toEqual([])
})

test('words beside addresses and stops are divided', () => {
  expect(divided('Hausverwaltung (Hausverwaltung), siehe beispielseite.org.', 'de')).toBe(
    'Haus|ver|wal|tung (Haus|ver|wal|tung), sie|he beispielseite.org.',
  )
  expect(divided('„Hausverwaltung“—Hausverwaltung…', 'de')).toBe('„Haus|ver|wal|tung“—Haus|ver|wal|tung…')
  expect(divided('Straßenbahnen/Autobahnen', 'de')).toBe('Stra|ßen|bah|nen/Au|to|bah|nen')
})

test('MD-G8: invisible characters from copy and paste (hyphenation)', () => {
  const text = 'The major\u00ADity of light\u00ADhouse\u00ADkeep\u00ADers\u2060 slept\u00A0well.'
  expect(hyphenate(text, 'en', usual)).toEqual([])
  expect(divided('Light\u00ADhouse\u200B keep\u00ADers', 'en')).toBe('Light\u00ADhouse\u200B keep\u00ADers')
  expect(divided('lighthouse\u200Bkeepers', 'en')).toBe('light|house\u200Bkeep|ers')
  expect(divided('Auf\u200Clage', 'de')).toBe('Auf\u200C|la|ge')
  expect(divided('light\u2060house', 'en')).toBe('light\u2060house')
  expect(divided('\ufefflighthouse', 'en')).toBe('\ufefflight|house')
})

test('a compound is divided at its own hyphen; only a long part of it elsewhere', () => {
  expect(divided('Straßen-Verkehr', 'de')).toBe('Straßen-Verkehr')
  expect(divided('Donaudampfschifffahrts-Gesellschaft', 'de')).toBe(
    'Do|nau|dampf|schiff|fahrts-Ge|sell|schaft',
  )
})

test('a name with digits is not divided', () => {
  expect(hyphenate('Modell2023', 'de', usual)).toEqual([])
  expect(hyphenate('2023er', 'de', [2, 1, 1])).toEqual([])
})

test('limits count letters of the word, before and after the hyphen', () => {
  expect(divided('hyphenation', 'en')).toBe('hy|phen|ation')
  expect(divided('hyphenation', 'en', [12, 2, 2])).toBe('hyphenation')
  expect(divided('hyphenation', 'en', [5, 3, 3])).toBe('hyphen|ation')
  expect(divided('hyphenation', 'en', [5, 2, 6])).toBe('hy|phenation')
  expect(divided('über', 'de', [4, 1, 1])).toBe('über')
})

test('exceptions of a language are divided where it says', () => {
  expect(divided('associate', 'en')).toBe('as|so|ciate')
  expect(divided('Declination', 'en')).toBe('Dec|li|na|tion')
  expect(divided('present', 'en')).toBe('present')
})

test('a letter with a combining accent counts as the composed one', () => {
  const composed = 'générosité'
  const apart = composed.normalize('NFD')
  expect(divided(apart, 'fr').normalize('NFC')).toBe(divided(composed, 'fr'))
  expect(divided(composed, 'fr')).toBe('gé|né|ro|si|té')
})

test.each([
  ['электричество', 'ru', 'элек|три|че|ство'],
  ['Ελληνικά', 'el', 'Ελ|λη|νι|κά'],
  ['VERWALTUNG', 'de-AT', 'VER|WAL|TUNG'],
  ['colour', 'en-GB', 'col|our'],
])('%s in %s', (text, language, expected) => {
  expect(divided(text, language)).toBe(expected)
})

test.each(['he', 'fa', 'zh', 'und', '', 'x-none', '../en'])(
  'language "%s" has no patterns, so no offsets',
  language => {
    expect(hyphenate('lighthouse', language, usual)).toEqual([])
  },
)

test.each([
  ['en', 'en-us'],
  ['EN_gb', 'en-gb'],
  ['en-NZ', 'en-gb'],
  ['en-Latn-CA', 'en-us'],
  ['de-CH', 'de-1996'],
  ['de-1901', 'de-1901'],
  ['sr-Latn-RS', 'sh-latn'],
  ['sr-RS', 'sr-cyrl'],
  ['pt-BR', 'pt'],
  ['mul-Ethi', 'mul-ethi'],
])('patterns for %s are those of %s', (language, file) => {
  expect(patternFile(language)).toBe(file)
})

test('every pattern file of the package that can be read is reached by a language', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('hyphen/patterns/en-us.js'))
  // `cu` is not valid JavaScript in this release.
  for (const file of readdirSync(folder).filter(name => name !== 'cu.js')) {
    const name = file.replace('.js', '')
    const language = name === 'zh-latn-pinyin' ? 'zh-Latn' : name
    expect(patternFile(language)).toBe(name)
    expect(() => hyphenate('xxxxxxxx', language, usual)).not.toThrow()
  }
})

test('offsets rise, stay inside, and are the same when asked again', () => {
  const letter = fc.constantFrom(...'abcdeßñé\u0301\u00ad\u200d\u2060-’.@/ 1')
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 30 }), letters => {
      const text = letters.join('')
      const offsets = hyphenate(text, 'de', usual)
      expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b))
      expect(offsets.every(offset => offset > 1 && offset < text.length - 1)).toBe(true)
      expect(offsets.every(offset => !/['’\d]/.test(text[offset - 1] + text[offset]))).toBe(true)
      expect(hyphenate(text, 'de', usual)).toEqual(offsets)
    }),
    { seed: 7, numRuns: 500 },
  )
})
