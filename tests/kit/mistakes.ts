import type { Code } from '../../src/diagnostic.js'
import { jpegHead } from './imageBytes.js'
import { plainCss, plainTemplate } from './plainTemplate.js'
import { encodePng } from './png.js'
import { head } from './readArticle.js'
import { squareFont } from './squareFont.js'
import type { Entries } from './userFolder.js'

/** A mistake, in files that stand beside or in place of those of a faultless project, and all that is then said. */
export interface Mistake {
  readonly named: string
  readonly files: Entries
  /** As `content/a.md:6:1 note-undefined`, in the order in which it is said. */
  readonly said: readonly string[]
  /** `plain` unless it is given here: undefined is the article's own choice. */
  readonly template?: string | undefined
  /** Codes that may be said besides, since they follow from it. */
  readonly besides?: readonly Code[]
}

type Said = readonly string[]

const article = (named: string, text: string | Uint8Array, said: Said, others: Entries = {}): Mistake => ({
  named,
  files: { 'content/a.md': text, ...others },
  said,
})

/** The body begins on line 6. */
const body = (named: string, text: string, said: Said, others: Entries = {}): Mistake =>
  article(named, `${head}${text}\n`, said, others)

/** Further keys of the front matter: they begin on line 5. */
const keys = (named: string, lines: string, said: Said): Mistake =>
  article(named, `${head.slice(0, -4)}${lines}\n---\nText.\n`, said)

const people = (named: string, yaml: string, said: Said, text = 'Ann.'): Mistake =>
  body(named, text, said, { 'content/people.yaml': yaml })

const sources = (named: string, yaml: string, said: Said, text = 'Text [@s].'): Mistake =>
  body(named, text, said, { 'content/sources.yaml': yaml })

const image = (named: string, name: string, bytes: string | Uint8Array, said: Said): Mistake =>
  body(named, `![Gull](${name})`, said, { [`content/${name}`]: bytes })

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

const bomb = Array.from({ length: 9 }, (_, i) => {
  const one = i === 0 ? 'gull' : `*t${i}`
  return `t${i + 1}: &t${i + 1} [${Array.from({ length: 9 }, () => one).join(', ')}]\n`
}).join('')

const png = encodePng({ width: 2, height: 2, bits: 8, colorType: 2, sample: () => 9 })
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="3"/></svg>'
const nothingStated = ['content/a.md:1 date-missing', 'content/a.md:1 identifier-derived']

const inFrontMatter: readonly Mistake[] = [
  article('front matter that is never closed', '---\ntitle: T\n\nText.\n', [
    'content/a.md:1 front-matter-syntax',
  ]),
  article(
    'front matter that is never closed, before people and sources',
    '---\ntitle: T\n\nAnn [@s].[^a]\n\n[^a]: Note.\n',
    ['content/a.md:1 front-matter-syntax'],
    {
      'content/people.yaml': '- {id: ann, display: Ann}',
      'content/sources.yaml': '- {id: s, type: book, title: S}',
    },
  ),
  article(
    'a date that is none, where no other is stated',
    '---\ntitle: T\npublisher: P\ndate: 2021-13\n---\nT.\n',
    ['content/a.md:4:7 bad-date'],
  ),
  article('front matter that is no YAML', '---js\n{title: 1}\n---\nText.\n', [
    'content/a.md:1:1 front-matter-syntax',
  ]),
  article('a quotation that is never closed', '---\ntitle: "T\npublisher: P\n---\nText.\n', [
    'content/a.md:2:8 front-matter-syntax',
  ]),
  article('a colon in a title', '---\ntitle: Salt: a short history\n---\nText.\n', [
    'content/a.md:2:8 front-matter-syntax',
  ]),
  article('two pairs on one line', '---\ntitle: "Pier" subtitle: "Notes"\ntilte: Pier\n---\nText.\n', [
    'content/a.md:2:8 front-matter-syntax',
  ]),
  article('a list in place of keys', '---\n- a\n---\nText.\n', ['content/a.md:2:1 front-matter-syntax']),
  keys('a key that stands there twice', 'title: U', ['content/a.md:5:1 front-matter-syntax']),
  article('empty front matter', '---\n---\nText.\n', ['content/a.md:1 title-missing', ...nothingStated]),
  article('no front matter', '# T\n\nText.\n', ['content/a.md:1 front-matter-missing', ...nothingStated]),
  article('an empty file', '', ['content/a.md:1 title-missing', ...nothingStated]),
  keys('an unknown key', 'langauge: fr', ['content/a.md:5:1 unknown-key']),
  keys('a map where a list belongs', 'authors: {a: b}', ['content/a.md:5:10 wrong-type']),
  keys('a text where corrections belong', 'corrections: none', ['content/a.md:5:14 wrong-type']),
  keys('a correction without a date', 'corrections:\n  - text: x', ['content/a.md:6:5 bad-value']),
  keys('a claim of accessibility that is a text', 'accessibility: WCAG AA', ['content/a.md:5:16 wrong-type']),
  keys('a claim of accessibility that nobody stands for', 'accessibility:\n  conformsTo: AA', [
    'content/a.md:6:3 bad-value',
  ]),
  keys(
    'a claim of a level that there is not, with a report that is nowhere',
    'accessibility:\n  conformsTo: WCAG 3 Gold\n  certifiedBy: A\n  report: my desk',
    ['content/a.md:6:15 bad-value', 'content/a.md:8:11 bad-value'],
  ),
  keys('options that are a list', 'options: [a]', ['content/a.md:5:10 wrong-type']),
  {
    ...keys('an option that the template lacks', 'options: {hush: no}', ['content/a.md:5:11 unknown-key']),
    template: undefined,
  },
  keys('a number that is no ISBN', 'isbn: 123', ['content/a.md:5:7 number-doubtful']),
  keys('a date in words', 'modified: 12th of May', ['content/a.md:5:11 bad-date']),
  keys('a day that is not in the calendar', 'modified: 2021-02-30', ['content/a.md:5:11 bad-date']),
  keys('a language that is none', 'language: plain English', ['content/a.md:5:11 bad-value']),
  keys('a direction that is none', 'direction: up', ['content/a.md:5:12 bad-value']),
  keys('two names for one key', 'language: en\nlang: en', ['content/a.md:6:1 bad-value']),
  keys('a cover that is not there', 'cover: no.png', ['content/a.md:5:8 image-missing']),
  keys('a profile that there is not', 'profile: archve', ['content/a.md:5:10 bad-value']),
  {
    ...keys('attachments of a strict archive', 'profile: archive-strict\nattachments: a.csv', [
      'content/a.md:6:14 bad-value',
    ]),
    files: {
      'content/a.csv': '1',
      'content/a.md': `${head.slice(0, -4)}profile: archive-strict\nattachments: a.csv\n---\nText.\n`,
    },
  },
  keys(
    'attachments that are not there, or elsewhere',
    'attachments: [a.csv, ../../b.csv, npm:yaml/package.json]',
    ['content/a.md:5:15 file-missing', 'content/a.md:5:22 unsafe-path', 'content/a.md:5:35 unsafe-path'],
  ),
  {
    ...keys('an attachment with the name of the manifest', '', ['content/a.md:5:14 unsafe-path']),
    files: {
      'colophon.json': '{}',
      'content/a.md': `${head.slice(0, -4)}attachments: ../colophon.json\n---\nText.\n`,
    },
  },
  keys('a slug that leaves the folder', 'slug: ../../evil', ['content/a.md:5:7 slug-unsafe']),
  {
    ...keys('an unknown template', 'template: esay', ['content/a.md:5:11 template-unknown']),
    template: undefined,
  },
]

const inTheText: readonly Mistake[] = [
  {
    named: 'an article that is not there',
    files: { 'content/b.md': '' },
    said: ['content/a.md:1 file-missing'],
  },
  article('an article that is not UTF-8', latin1(`${head}Caf\u00e9.\n`), ['content/a.md:6:4 not-utf8']),
  body('a script', '<script>alert(1)</script>', ['content/a.md:6:1 html-dropped']),
  body('an attribute that acts', 'Text <span onclick="x()">here</span>.', ['content/a.md:6:6 html-dropped']),
  body(
    'a comment that is never closed, before a name',
    'Text.\n\n<!-- Ann',
    ['content/a.md:8:1 html-dropped'],
    {
      'content/people.yaml': '- {id: ann, display: Ann}',
    },
  ),
  body('table rows of another length', '| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |', [
    'content/a.md:8:1 table-cells',
    'content/a.md:9:1 table-cells',
  ]),
  body('a block that is never closed', '::: {.aside}\nText.', ['content/a.md:6:1 container-unclosed']),
  body('a heading without words', '#\n\nText.', ['content/a.md:6:1 heading-empty']),
  body('a heading without its space', '##A tower', ['content/a.md:6:1 heading-space']),
  body('emphasis with a sign too many', 'The **Courier*', ['content/a.md:6:5 markup-unclosed']),
  body('blocks in each other a hundred times', `${'>'.repeat(100)} Text.`, [
    'content/a.md:6:1 nesting-limit',
  ]),
  body('an undefined note', 'Wind[^a].', ['content/a.md:6:5 note-undefined']),
  body('an unused note', 'Wind.\n\n[^a]: Never.', ['content/a.md:8:1 note-unused']),
  body('two notes of one name', 'Wind[^a].\n\n[^a]: One.\n[^a]: Two.', ['content/a.md:9:1 note-duplicate']),
  body('a link that leads nowhere', '[There](#nowhere)', ['content/a.md:6:1 link-undefined']),
  body('a link to a file', '[There](b.md)', ['content/a.md:6:1 link-local']),
  body('an id that is set twice', '# One {#x}\n\n# Two {#x}', ['content/a.md:8:1 id-duplicate']),
  body('an image that is not there', '![Gull](gull.png)', ['content/a.md:6:1 image-missing']),
  body('an image from elsewhere', '![Gull](https://example.org/gull.png)', [
    'content/a.md:6:1 image-unsupported',
  ]),
  body('a path that leaves the project', '![Gull](../../gull.png)', ['content/a.md:6:1 unsafe-path']),
  body('an image without words', '![](gull.png)', ['content/a.md:6:1 image-alt-missing'], {
    'content/gull.png': png,
  }),
  image('an image that is none', 'gull.png', 'no image', ['content/a.md:6:1 image-unsupported']),
  image('an image that ends too early', 'gull.png', png.slice(0, 50), ['content/a.md:6:1 image-unsupported']),
  image('an image of too many pixels', 'gull.jpg', jpegHead(65_500, 65_500), [
    'content/a.md:6:1 image-unsupported',
  ]),
  image('an image that small devices cannot show', 'gull.jpg', jpegHead(16_000, 3000), [
    'content/a.md:6:1 image-large',
  ]),
  image('a drawing that print cannot show', 'gull.svg', svg, ['content/a.md:6:1 image-unsupported']),
  body('a character that no font has', 'Snow \u2603.', ['content/a.md:6:1 glyph-missing']),
  body('a word wider than the page', 'Abcdefghijklmnopqrstuvwxyz', ['content/a.md:6:1 line-overfull']),
]

const inTheData: readonly Mistake[] = [
  body('a people file that is not UTF-8', 'Text.', ['content/people.yaml:2:15 not-utf8'], {
    'content/people.yaml': latin1('- id: ann\n  display: Ann\u00e9\n'),
  }),
  people('people whose YAML is broken', '- id: ann\n  display: "Ann\n', [
    'content/people.yaml:2:12 yaml-syntax',
  ]),
  body(
    'people whose YAML is broken, and all that points to them',
    'Ann, [Bo](person:bo) [@s].',
    ['content/people.yaml:3:2 yaml-syntax'],
    {
      'content/people.yaml': '- id: bo\n  display: Bo\n sort: B\n',
      'content/sources.yaml': '- {id: s, type: book, title: S, reliesOn: [bo]}\n- {id: t, title: T}\n',
    },
  ),
  people(
    'a person without a name, and all that points to them',
    '- id: bo\n  see: ann\n- {id: ann, display: Ann, seeAlso: [bo]}\n- {id: di, display: Di}\n',
    ['content/people.yaml:1:3 bad-value'],
    'Ann, [Bo](person:bo).',
  ),
  people('people that are no list', 'id: ann', ['content/people.yaml:1:1 wrong-type']),
  people('a person that is a text', '- Ann', ['content/people.yaml:1:3 wrong-type']),
  people('a person without an id', '- display: Ann', ['content/people.yaml:1:3 bad-value']),
  people('a person without a name', '- id: ann', ['content/people.yaml:1:3 bad-value']),
  people('an id that is a path', '- id: ../../p\n  display: Ann', ['content/people.yaml:1:7 bad-value']),
  people('an unknown key of a person', '- id: ann\n  display: Ann\n  alais: x', [
    'content/people.yaml:3:3 unknown-key',
  ]),
  people('neither true nor false', '- id: ann\n  display: Ann\n  unnamed: perhaps', [
    'content/people.yaml:3:12 bad-value',
  ]),
  people('aliases that multiply', bomb, ['content/people.yaml:1:52 yaml-limit']),
  people('an alias within itself', 'loop: &loop [*loop]', ['content/people.yaml:1:13 yaml-limit']),
  people(
    'an undefined person',
    '- id: ann\n  display: Ann\n',
    ['content/a.md:6:6 person-undefined'],
    'Ann, [Bo](person:bo).',
  ),
  people('two people of one id', '- {id: ann, display: Ann}\n- {id: ann, display: Bo}\n', [
    'content/people.yaml:2:3 person-duplicate',
  ]),
  people(
    'two people who share a name',
    '- {id: ann, display: Ann}\n- {id: ann-b, display: Ann B, aliases: [Ann]}\n',
    ['content/a.md:6:1 person-ambiguous'],
  ),
  people('someone who is never mentioned', '- {id: ann, display: Ann}\n- {id: bo, display: Bo}\n', [
    'content/people.yaml:2:3 person-unmentioned',
  ]),
  people('`see also` that leads nowhere', '- {id: ann, display: Ann, seeAlso: [bo]}', [
    'content/people.yaml:1:37 see-undefined',
  ]),
  people(
    '`see` in a circle',
    '- {id: ann, display: Ann, see: bo}\n- {id: bo, display: Bo, see: ann}',
    ['content/people.yaml:1:32 see-circular', 'content/people.yaml:2:30 see-circular'],
    'Ann, Bo.',
  ),
  people('a note in a bio', '- id: ann\n  display: Ann\n  bio: Text[^a]', [
    'content/people.yaml:3:12 note-undefined',
  ]),
  sources('sources whose YAML is broken', '- id: s\n type: book\n', ['content/sources.yaml:2:2 yaml-syntax']),
  sources('sources that are no list', 'id: s', ['content/sources.yaml:1:1 wrong-type'], 'Text.'),
  sources('an unknown type of source', '- {id: s, type: bok, title: S}', [
    'content/sources.yaml:1:17 bad-value',
  ]),
  sources(
    'an id of two words',
    '- {id: a b, type: book, title: S}',
    ['content/sources.yaml:1:8 bad-value'],
    'Text.',
  ),
  sources('a source without an id', '- {type: book}', ['content/sources.yaml:1:3 bad-value'], 'Text.'),
  sources('names that are none', '- {id: s, type: book, title: S, author: [[x]]}', [
    'content/sources.yaml:1:42 wrong-type',
  ]),
  sources('a date that is a list', '- {id: s, type: book, title: S, issued: [x]}', [
    'content/sources.yaml:1:41 bad-date',
  ]),
  sources(
    'an undefined source',
    '- {id: s, type: book, title: S}',
    ['content/a.md:6:11 source-undefined'],
    'Text [@s] [@t, p. 3].',
  ),
  sources('two sources of one id', '- {id: s, type: book, title: S}\n- {id: s, type: book, title: R}', [
    'content/sources.yaml:2:3 source-duplicate',
  ]),
  sources(
    'an unused source',
    '- {id: s, type: book, title: S}',
    ['content/sources.yaml:1:3 source-unused'],
    'Text.',
  ),
  sources('a source of which nothing can be printed', '- {id: s, type: book}', [
    'content/sources.yaml:1:3 source-unprintable',
  ]),
  sources('a source that relies on nobody', '- {id: s, type: book, title: S, reliesOn: [x]}', [
    'content/sources.yaml:1:44 relies-on-undefined',
  ]),
]

/** What authors do wrong. */
export const mistakes: readonly Mistake[] = [...inFrontMatter, ...inTheText, ...inTheData]

const own = (file: string) => `templates/plain/${file}`
const settings = String(plainTemplate()[own('template.yaml')])

const template = (named: string, file: string, text: string | Uint8Array, said: Said): Mistake =>
  body(named, 'Text.', said, { [own(file)]: text })

const title = (named: string, liquid: string, said: Said): Mistake =>
  template(named, 'title.liquid', liquid, said)

/** Prints the cast before the text, and more of it when the first mention is on page 1: which moves it to page 2. */
const restlessCast = `{% for group in cast %}{% for entry in group.entries %}{% for run in entry.locators %}
{% if run.first.label == '1' %}{% for i in (1..9) %}<p>{{ i }}</p>{% endfor %}{% endif %}
{% endfor %}{% endfor %}{% endfor %}<p>Cast</p>`

/** What designers do wrong in a template's settings, parts and words. */
export const templateMistakes: readonly Mistake[] = [
  template('a template without parts', 'template.yaml', 'citationStyle: notes.csl\n', [
    `${own('template.yaml')}:1:1 template-broken`,
  ]),
  template('a part without a type', 'template.yaml', settings.replace(', epubType: titlepage', ''), [
    `${own('template.yaml')}:2:5 template-broken`,
  ]),
  template('a part without a file', 'template.yaml', settings.replace('title', 'titel'), [
    `${own('template.yaml')}:2:5 template-broken`,
  ]),
  template('an unknown citation style', 'template.yaml', settings.replace('notes.csl', 'none.csl'), [
    `${own('template.yaml')}:6:16 template-broken`,
  ]),
  template('a template whose YAML is broken', 'template.yaml', 'parts: [', [
    `${own('template.yaml')}:1:8 yaml-syntax`,
  ]),
  template('a citation style that is none', 'notes.csl', '<p>no style</p>', [
    `${own('notes.csl')}:1 citation-style`,
  ]),
  title('an unknown value', '<h1>\n{{ work.titel }}</h1>', [`${own('title.liquid')}:2:4 liquid-error`]),
  title('an unknown tag', '<h1>{% iff x %}</h1>', [`${own('title.liquid')}:1:5 liquid-error`]),
  title('a tag that is never closed', '<h1>\n{% if work.title %}T</h1>', [
    `${own('title.liquid')}:2:1 liquid-error`,
  ]),
  title('an unknown filter', '<h1>{{ work.title | shout }}</h1>', [
    `${own('title.liquid')}:1:5 liquid-error`,
  ]),
  title('a partial that is not there', '<h1>{% render "no" %}</h1>', [
    `${own('title.liquid')}:1:5 liquid-error`,
  ]),
  title('the body printed twice', '{{ body }}', [`${own('article.liquid')}:1 liquid-error`]),
  template(
    'a word that the locale lacks',
    'locales/en.yaml',
    String(plainTemplate()[own('locales/en.yaml')]).replace(/^epub-pages:.*\n/m, ''),
    [`${own('locales/en.yaml')}:1 locale-missing`],
  ),
  keys('a language that the template lacks', 'language: fr', ['locale-missing']),
  {
    named: 'page numbers that never settle',
    files: {
      'content/a.md': `${head}Ann.\n`,
      'content/people.yaml': '- {id: ann, display: Ann}',
      [own('template.yaml')]: settings.replace(/( {2}- \{name: article.*\n)( {2}- \{name: cast.*\n)/, '$2$1'),
      [own('cast.liquid')]: restlessCast,
    },
    said: ['folio-unsettled'],
  },
]

/** On this line of the style sheet what is added to it begins. */
const line = plainCss.split('\n').length
const at = (column: number, code: string) => [`${own('print.css')}:${line}:${column} ${code}`]

const css = (named: string, rules: string, said: Said, others: Entries = {}): Mistake =>
  body(named, 'Text.', said, { [own('print.css')]: plainCss + rules, ...others })

const font = (named: string, source: string, said: Said, others: Entries = {}): Mistake =>
  css(named, `@font-face { font-family: No; src: url("${source}") }`, said, others)

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const noteCss = '.note { float: footnote; display: block }'
const paragraphs = Array.from({ length: 12 }, (_, i) => `Line ${i}.`).join('\n\n')

/** What designers do wrong in style sheets. */
export const styleMistakes: readonly Mistake[] = [
  css('a block that is never closed', 'p { color: red', at(3, 'css-syntax')),
  css('a declaration without a name', 'p { : red }', at(5, 'css-syntax')),
  css('an unknown property', 'p { colour: red }', at(5, 'css-unsupported')),
  css('a value that is not supported', 'p { display: grid }', at(14, 'css-unsupported')),
  css(
    'a condition that is not supported',
    '@media (min-width: 3px) { p { color: red } }',
    at(1, 'css-unsupported'),
  ),
  body('a style sheet that is not there', 'Text.', [`${own('print.css')}:1:1 file-missing`], {
    [own('print.css')]: `@import "no.css";\n${plainCss}`,
  }),
  body('a style sheet without a font', 'Text.', [`${own('print.css')}:1 font-missing`], {
    [own('print.css')]: 'p { margin: 0 }',
  }),
  font('a font that is not there', 'no.ttf', at(1, 'font-missing')),
  font('a font of a package that is not there', 'npm:no-such-font/no.ttf', at(1, 'font-missing')),
  font('a font outside of the project', '../../../no.ttf', at(1, 'unsafe-path')),
  font('a font that is none', 'epub.css', at(1, 'font-unusable')),
  font('a font that may not be embedded', 'no.ttf', at(1, 'font-unusable'), {
    [own('no.ttf')]: squareFont({ fsType: 2 }),
  }),
  css('a page of another measure', '@page :first { margin-left: 40pt }', at(16, 'measure-changes')),
  css(
    'a block too tall to be kept whole',
    '.x { break-inside: avoid }',
    ['content/a.md:19:1 page-rule-broken'],
    {
      'content/a.md': `${head}::: {.x}\n${paragraphs}\n:::\n`,
    },
  ),
  css('words that fill no line', 'p { text-align: justify }', ['content/a.md:6:1 line-loose'], {
    'content/a.md': `${head}Ab cd ${'e'.repeat(19)} fg.\n`,
  }),
  css('a note that its page has no room for', noteCss, ['content/a.md:9:7 note-deferred'], {
    'content/a.md': `${head}Text[^a] and[^b].\n\n[^a]: ${words(30)}\n[^b]: ${words(30)}\n`,
  }),
  css(
    'a note whose number moves its own line',
    `${noteCss} .part { break-before: page } p { orphans: 1; widows: 1 } @page { counter-reset: footnote }
    @counter-style wide { system: fixed; symbols: a bbbbbb } .note::footnote-call { content: counter(footnote, wide); font-size: 10pt }`,
    ['content/a.md:16:20 note-number-held'],
    {
      'content/a.md': `${head}${'Line.\n\n'.repeat(4)}Here.[^a]\n\n${'i'.repeat(17)} x[^b]\n\nEnd.\n\n[^a]: A.\n[^b]: B.\n`,
    },
  ),
  {
    ...css('margins larger than the page', '@page { margin: 130pt }', at(9, 'page-too-small')),
    besides: ['line-overfull', 'page-rule-broken'],
  },
]
