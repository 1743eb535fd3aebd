import { test } from 'vitest'
import { formatDiagnostic } from '../../src/diagnostic.js'
import { publish } from '../../src/publish.js'
import { encodePng } from '../kit/png.js'
import { plainCss, plainTemplate } from '../kit/plainTemplate.js'
import { filesOf, head } from '../kit/readArticle.js'
import { squareFont } from '../kit/squareFont.js'
const a = 'content/a.md'
const T = 'templates/plain/'
const body = (t: string, o = {}) => ({ [a]: `${head}${t}\n`, ...o })
const keys = (l: string) => ({ [a]: `---\ntitle: T\npublisher: P\npublished: 2021-01-12\n${l}\n---\nText.\n` })
const people = (y: string, t = 'Ann.') => body(t, { 'content/people.yaml': y })
const sources = (y: string, t = 'Text [@s].') => body(t, { 'content/sources.yaml': y })
const tpl = (f: string, t: string | Uint8Array) => body('Text.', { [T + f]: t })
const css = (t: string, b = 'Text.') => body(b, { [T + 'print.css']: plainCss + t })
const bomb = Array.from({ length: 9 }, (_, i) => `t${i + 1}: &t${i + 1} [${`${i === 0 ? 'gull' : `*t${i}`}, `.repeat(9)}]`).join('\n')
const latin1 = Uint8Array.from([...`${head}Caf\u00e9.\n`].map(character => character.charCodeAt(0)))
const png = encodePng({ width: 2, height: 2, bits: 8, colorType: 2, sample: () => 9 })
const yaml = plainTemplate()[T + 'template.yaml'] as string
const cases: Record<string, Record<string, string | Uint8Array>> = {
  missing: { 'content/b.md': '' },
  latin1: { [a]: latin1 },
  latin1people: body('x', { 'content/people.yaml': latin1 }),
  unclosed: { [a]: '---\ntitle: T\n\nText.\n' },
  js: { [a]: '---js\n{title: 1}\n---\nText\n' },
  brokenfm: { [a]: '---\ntitle: "T\npublisher: P\n---\nText\n' },
  twopairs: { [a]: '---\ntitle: "Pier" subtitle: "Notes"\ntilte: Pier\n---\nText\n' },
  emptyfm: { [a]: '---\n---\nText.\n' },
  listfm: { [a]: '---\n- a\n---\nText.\n' },
  nofm: { [a]: '# Title\n\nText.\n' },
  nofmnotitle: { [a]: 'Text.\n' },
  emptyfile: { [a]: '' },
  unknownkey: keys('langauge: fr'),
  wrongtitle: { [a]: '---\ntitle: [a]\npublisher: P\npublished: 2021\n---\nText\n' },
  wrongauthors: keys('authors: {a: b}'),
  wrongcorr: keys('corrections: yes'),
  wrongcorr2: keys('corrections:\n  - date: 2021-13-01\n    text: x'),
  wrongcorr3: keys('corrections:\n  - text: x'),
  wrongopt: keys('options: [a]'),
  baddate: keys('modified: 12th of May'),
  baddate2: keys('modified: 2021-02-30'),
  badlang: keys('language: english please'),
  baddir: keys('direction: up'),
  rtl: keys('direction: rtl'),
  cover: keys('cover: nothing.png'),
  slug: keys('slug: ../../evil'),
  dupkey: keys('title: U'),
  both: keys('language: en\nlang: fr'),
  ident: { [a]: '---\ntitle: T\n---\nText.\n' },
  tplunknown: keys('template: esay'),
  peoplesyntax: people('- id: a\n  display: "Ann\n'),
  peoplemap: people('id: a'),
  peoplenoid: people('- display: Ann'),
  peoplenodisplay: people('- id: ann'),
  peoplebadid: people('- id: ../../p\n  display: Ann'),
  peoplekey: people('- id: ann\n  display: Ann\n  alias: x'),
  peoplestring: people('- Ann'),
  unnamed: people('- id: ann\n  display: Ann\n  unnamed: perhaps'),
  bomb: people(bomb),
  loop: people('loop: &loop [*loop]'),
  srcsyntax: sources('- id: s\n type: book\n'),
  srcmap: sources('id: s', 'x'),
  srctype: sources('- id: s\n  type: bok\n  title: S'),
  srcdate: sources('- id: s\n  type: book\n  title: S\n  issued: 2021-13'),
  srcid: sources('- id: a b\n  type: book\n  title: S', 'x'),
  srcnoid: sources('- type: book', 'x'),
  srcnotype: sources('- id: s\n  title: S'),
  srcnames: sources('- id: s\n  type: book\n  title: S\n  author: [[x]]'),
  srcdup: sources('- {id: s, type: book, title: S}\n- {id: s, type: book, title: R}'),
  srcunused: sources('- {id: s, type: book, title: S}', 'Text.'),
  srcunprint: sources('- {id: s, type: book}'),
  srcundef: sources('- {id: s, type: book, title: S}', 'Text [@s] [@t, p. 3].'),
  relies: sources('- {id: s, type: book, title: S, reliesOn: [x]}'),
  html: body('<script>alert(1)</script>\n\nText <span onclick="x()" style="color: red">here</span>.'),
  table: body('| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |'),
  container: body('::: {.aside}\nText.'),
  emptyh: body('#\n\nText.'),
  note: body('Wind[^a].'),
  notenear: body('Wind[^wind] and[^wnid].\n\n[^wind]: West.'),
  noteunused: body('Wind.\n\n[^a]: Never.'),
  notedup: body('Wind[^a].\n\n[^a]: One.\n[^a]: Two.'),
  pundef: people('- id: ann\n  display: Ann\n', 'Ann and [Bo](person:bo).'),
  pdup: people('- id: ann\n  display: Ann\n- id: ann\n  display: Bo\n', 'Ann, Bo.'),
  pamb: people('- id: ann\n  display: Ann\n- id: ann-b\n  display: Ann\n', 'Ann.'),
  punm: people('- id: ann\n  display: Ann\n- id: bo\n  display: Bo\n', 'Ann.'),
  seeundef: people('- id: ann\n  display: Ann\n  seeAlso: [x]\n', 'Ann.'),
  seecirc: people('- id: ann\n  display: Ann\n  see: bo\n- id: bo\n  display: Bo\n  see: ann\n', 'Ann and Bo.'),
  seeself: people('- id: ann\n  display: Ann\n  seeAlso: [ann]\n', 'Ann.'),
  bionote: people('- id: ann\n  display: Ann\n  bio: Text[^a]\n', 'Ann.'),
  link: body('[x](#nowhere)'),
  iddup: body('# One {#x}\n\n# Two {#x}'),
  imgmissing: body('![Gull](gull.png)'),
  imgkind: body('![Gull](gull.png)', { 'content/gull.png': 'no image' }),
  imghttp: body('![Gull](https://example.org/gull.png)'),
  imgalt: body('![](gull.png)', { 'content/gull.png': png }),
  imgbroken: body('![Gull](gull.png)', { 'content/gull.png': png.slice(0, 50) }),
  imgsvg: body('![Gull](gull.svg)', { 'content/gull.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="3"/></svg>' }),
  unsafe: body('![x](../../secret.png)'),
  tplnoparts: tpl('template.yaml', 'citationStyle: notes.csl\n'),
  tplnocsl: tpl('template.yaml', yaml.replace('notes.csl', 'none.csl')),
  tplnocsl2: tpl('template.yaml', yaml.replace('citationStyle: notes.csl', '')),
  tplnopart: tpl('template.yaml', yaml.replace('name: title', 'name: titel')),
  tplparttype: tpl('template.yaml', yaml.replace(', epubType: titlepage', '')),
  tplyaml: tpl('template.yaml', 'parts: ['),
  csl: tpl('notes.csl', '<p>no style</p>'),
  liquidname: tpl('title.liquid', '<h1>\n{{ work.titel }}</h1>'),
  liquidtag: tpl('title.liquid', '<h1>{% iff x %}</h1>'),
  liquidopen: tpl('title.liquid', '<h1>\n{% if work.title %}x</h1>'),
  liquidpartial: tpl('title.liquid', '<h1>{% render "nothing" %}</h1>'),
  liquidfilter: tpl('title.liquid', '<h1>{{ work.title | shout }}</h1>'),
  liquidbody: tpl('title.liquid', '{{ body }}'),
  locale: tpl('locales/en.yaml', 'part-title: T\n'),
  lang: keys('language: fr'),
  fontmissing: css('@font-face { font-family: No; src: url("no.ttf") }'),
  fontmissingpkg: css('@font-face { font-family: No; src: url("npm:no-font/no.ttf") }'),
  fontunsafe: css('@font-face { font-family: No; src: url("../../../secret.ttf") }'),
  fontbad: css('@font-face { font-family: No; src: url("print.css") }'),
  fontfs: { ...css('@font-face { font-family: No; src: url("no.ttf") }'), [T + 'no.ttf']: squareFont({ fsType: 2 }) },
  glyph: body('Snow ☃ here.'),
  nofont: body('Text.', { [T + 'print.css']: 'p { margin: 0 }' }),
  csssyntax: css('p { color: red\n'),
  csssyntax2: css('p { : red }\n'),
  csssel: css('p:: { color: red }\n'),
  cssprop: css('p { colour: red }'),
  cssval: css('p { display: grid }'),
  cssat: css('@media (min-width: 3px) { p { color: red } }'),
  cssimport: body('Text.', { [T + 'print.css']: `@import "no.css";\n${plainCss}` }),
  measure: css('@page :first { margin-left: 40pt }'),
  overfull: css('p { hyphens: none }', 'Abcdefghijklmnopqrstuvwxyz'),
  rule: css('.x { break-inside: avoid }', `::: {.x}\n${Array.from({ length: 12 }, (_, i) => `line ${i}`).join('\n\n')}\n:::`),
  deferred: css('.note { float: footnote } @page { @footnote { max-height: 0 } }', 'Text[^a].\n\n[^a]: Note.'),
  small: css('@page { margin: 130pt }'),
  unsettled: css('.part.cast { display: block }', 'Text'),
}
const only = process.env.ONLY?.split(',')
test('all', async () => {
  let out = ''
  for (const [name, files] of Object.entries(cases)) {
    if (only !== undefined && !only.includes(name)) continue
    const t = performance.now()
    try {
      const e = await publish({ files: filesOf({ ...plainTemplate(), ...files }), article: a, template: name === 'tplunknown' ? undefined : 'plain' })
      out += `## ${name} ${Math.round(performance.now() - t)} ms ${e.pdf?.length} ${e.pages} pages\n${e.diagnostics.map(formatDiagnostic).join('\n')}\n`
    } catch (f) {
      out += `## ${name} THROWS ${(f as Error).stack?.split('\n').slice(0, 6).join('\n')}\n`
    }
  }
  console.log(out)
}, 200000)
