import fc from 'fast-check'
import { expect, test } from 'vitest'
import { style } from '../kit/styled.js'

const seed = { seed: 20_240_301, numRuns: 150 }
const body = '<div class="a"><p id="p" title="t">x <em lang="de">y</em></p><p></p></div>'

const name = fc.constantFrom(
  'a',
  'p',
  'em',
  '*',
  '.a',
  '#p',
  '[title]',
  '[title=t i]',
  '[lang|="de"]',
  '.a\\:b',
  '[a="]"]',
)
const argument = fc.constantFrom(
  '2n+1',
  'odd',
  '-n + 3',
  '2 of p',
  'even of .a, em',
  'de',
  '"de-*"',
  'ltr',
  'a, .b',
  '> em',
  '+ p',
  ':not(a)',
  '',
)
const pseudo = fc.oneof(
  fc.constantFrom(
    ':first-child',
    ':empty',
    ':root',
    ':hover',
    ':link',
    ':scope',
    '::before',
    ':only-of-type',
    ':zz',
  ),
  fc
    .tuple(
      fc.constantFrom(
        'nth-child',
        'nth-last-of-type',
        'is',
        'not',
        'where',
        'has',
        'lang',
        'dir',
        'nth-last-child',
        'zz',
      ),
      argument,
    )
    .map(([word, inner]) => `:${word}(${inner})`),
)
const compound = fc
  .tuple(name, fc.array(pseudo, { maxLength: 2 }))
  .map(([first, rest]) => first + rest.join(''))
const selector = fc
  .array(fc.tuple(compound, fc.constantFrom(' ', ' > ', ' + ', ' ~ ')), { minLength: 1, maxLength: 3 })
  .map(parts =>
    parts.map(([each, combinator], i) => (i === parts.length - 1 ? each : each + combinator)).join(''),
  )

test('every selector is matched or reported', () => {
  fc.assert(
    fc.property(selector, each => {
      const { said, document, element } = style(`${each} { orphans: 3 } ${each}, p { color: red }`, body)
      expect(document.styleOf(element('p')).orphans).toBeGreaterThan(1)
      for (const line of said) expect(line).toMatch(/^1:\d+ /)
    }),
    seed,
  )
})

const scrap = fc.constantFrom(
  ...[
    'p',
    '{',
    '}',
    ':',
    ';',
    '(',
    ')',
    ',',
    '@page',
    '@media',
    '@import',
    '@font-face',
    '@supports',
    ' ',
    '\n',
    '"',
    "'",
  ],
  ...[
    'margin',
    'color',
    'red',
    'var(',
    '--x',
    'calc(',
    '1pt',
    '50%',
    '!important',
    '/*',
    '*/',
    '<!--',
    'url(',
    '\\',
    '::before',
  ],
  ...[
    '@counter-style',
    'symbols',
    'content',
    'counter(a)',
    '&',
    '#',
    '.',
    '[',
    ']',
    'size',
    'A5',
    'font',
    '1pt/2 x',
    '\u0000',
    'é',
  ],
)

test('any scraps of CSS end in styles and reports with a line', () => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 30 }), scraps => {
      const { said, of } = style(scraps.join(''), body)
      expect(of('p').fontSize).toBeGreaterThan(0)
      for (const line of said) expect(line).toMatch(/^\d+:\d+ /)
    }),
    seed,
  )
})

test('any declaration of any property is set or reported', () => {
  const value = fc
    .array(
      fc.constantFrom(
        '1pt',
        '2',
        '50%',
        'auto',
        'none',
        'normal',
        'red',
        '"x"',
        'a',
        ',',
        '/',
        'calc(1pt + 1%)',
        'inherit',
        'counter(a)',
        'var(--x)',
        'solid',
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map(parts => parts.join(' '))
  const property = fc.constantFrom(
    'margin',
    'font',
    'border',
    'content',
    'color',
    'line-height',
    'quotes',
    'string-set',
    'list-style',
    'text-indent',
    'font-feature-settings',
    'counter-reset',
    'hyphenate-limit-chars',
    'text-decoration',
    'tab-size',
    'vertical-align',
  )
  fc.assert(
    fc.property(property, value, (each, text) => {
      const { document, element } = style(`p { ${each}: ${text} }`, body)
      expect(document.styleOf(element('p')).fontSize).not.toBeNaN()
    }),
    { ...seed, numRuns: 300 },
  )
})
