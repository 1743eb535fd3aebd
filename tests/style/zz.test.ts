import { test } from 'vitest'
import { parseStyleSheets } from '../../src/style/parseStyleSheets.js'
import { styleDocument } from '../../src/style/styleDocument.js'
import { element, text } from '../../src/html/tree.js'
import { collectDiagnostics, formatDiagnostic } from '../../src/diagnostic.js'
import { existsSync, readFileSync } from 'node:fs'
test('smoke', () => {
  const { report, found } = collectDiagnostics()
  let t = (process.cpuUsage().user/1000)
  const css = `
:root { --accent: #6E1A1E; --x: var(--y); --y: var(--x) }
html { font: 10.5pt/13.5pt "EB Garamond", serif }
p { margin: 0; text-indent: 1em; color: var(--accent) }
p + p { text-indent: calc(1em + 2pt) }
.note { float: footnote; font-size: 8.5pt }
.note::footnote-call { color: red }
h2:has(em) { color: blue }
a:hover { color: red }
q:dir(rtl) { width: 10vw }
b { float: left; colr: red; display: flex }
b { color: var(--nope) }
@page { size: A5; margin: 19mm 23mm; @top-left { content: string(x) counter(page, lower-romn) } @footnote { border-top: 0.3pt solid } }
@page :left { margin-left: 10% }
i { color: red; u { color: blue } }
`
  const sheets = parseStyleSheets([{ file: 'a.css', text: css }], () => undefined, report)
  console.log('parse', (process.cpuUsage().user/1000) - t)
  const root = element('html', { lang: 'en' }, [element('body', {}, [element('p', {}, [text('a'), element('span', { class: 'note' })]), element('p', {}, []), element('b')])])
  t = (process.cpuUsage().user/1000)
  const styled = styleDocument(root, sheets, undefined, report)
  console.log('style', (process.cpuUsage().user/1000) - t)
  const p = (root.children[0] as any).children[1]
  console.log(styled.styleOf(p).textIndent, styled.styleOf(p).color, styled.styleOf(p).lineHeight, styled.styleOf(p).fontFamily)
  console.log(styled.pageStyle({ name: '', first: false, blank: false, side: 'left', number: 2 }).margin)
  console.log(found.map(formatDiagnostic).join('\n'))
  for (const file of ['templates/essay/print.css']) if (existsSync(file)) {
    const c = collectDiagnostics(); t = (process.cpuUsage().user/1000)
    parseStyleSheets([{ file, text: readFileSync(file, 'utf8') }], () => undefined, c.report)
    console.log('essay', (process.cpuUsage().user/1000) - t, c.found.map(formatDiagnostic).join('\n'))
  }
  // speed
  const rules = Array.from({ length: 100 }, (_, i) => `.c${i} p:first-child, h2 + .d${i}, section > p.e${i} em { margin-top: ${i}pt }`).join('\n')
  const many = parseStyleSheets([{ file: 'b.css', text: rules }], () => undefined, report)
  const paras = Array.from({ length: 3000 }, (_, i) => element('p', { class: `c${i % 7} e${i % 100}` }, [text('x'), element('em'), element('span', { class: 'mention' }), element('a', { href: '#' }), element('em', {}, [element('i')])]))
  const big = element('html', {}, [element('body', {}, [element('section', {}, paras)])])
  for (let k = 0; k < 3; k++) { t = (process.cpuUsage().user/1000); const s = styleDocument(big, many, undefined, report); const u = (process.cpuUsage().user/1000); styleDocument(big, many, s, report); console.log('15000', u - t, 'again', (process.cpuUsage().user/1000) - u) }
})
test('real', () => {
  const { report } = collectDiagnostics()
  const sheets = parseStyleSheets([{ file: 'templates/essay/print.css', text: readFileSync('templates/essay/print.css', 'utf8') }], () => undefined, report)
  console.log('rules', sheets.rules.length, sheets.looksInside)
  const paras = Array.from({ length: 2500 }, (_, i) => i % 20 === 0 ? element('h2', { id: 'h' + i }, [text('x')]) : element('p', {}, [text('x'), element('em'), element('span', { class: 'mention', id: 'm' + i }), element('a', { href: '#' }), element('span', { class: 'note', role: 'doc-footnote', id: 'note-' + i }, [element('i')])]))
  const big = element('html', { lang: 'en' }, [element('body', {}, [element('section', { class: 'part article', id: 'part-article' }, paras)])])
  for (let k = 0; k < 4; k++) { const t = (process.cpuUsage().user/1000); const s = styleDocument(big, sheets, undefined, report); const u = (process.cpuUsage().user/1000); styleDocument(big, sheets, s, report); console.log('15000', u - t, 'again', (process.cpuUsage().user/1000) - u) }
})
