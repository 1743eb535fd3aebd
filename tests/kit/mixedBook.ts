import type { Asset } from '../../src/html/metadata.js'
import { layOutTree } from './laidOut.js'
import { encodePng } from './png.js'
import { scriptFace } from './scriptFonts.js'
import { freeze, page } from './styled.js'
import { garamondFace, loadCleanly } from './textFonts.js'
import type { Written } from './writtenPdf.js'

/** A book with all that tags know, on small pages, so that everything goes over their ends. */

const note = (id: string, html: string) => `<span class="note" role="doc-footnote" id="${id}">${html}</span>`

const prose =
  'The lighthousekeeper walked along the well-known shore every evening and wrote the height of the water into a book. '

const rowsOf = (days: number) =>
  Array.from(
    { length: days },
    (_, i) => `<tr><th>Day ${i + 1}</th><td>${i}:10</td>${i % 9 === 8 ? '' : `<td>${i + 3} ft</td>`}</tr>`,
  ).join('')

const htmlOf = (days: number) => `
<section class="part" data-part="title" data-title="Title page" id="part-title"><h1>Tides &amp; <i>Lamps</i></h1>
<p role="doc-subtitle">A book of <span class="caps">mixed</span> things</p></section>
<nav role="doc-toc" class="part" data-part="contents" data-title="Contents" id="part-contents"><h2>Contents</h2>
<ol class="toc"><li><a href="#sea">The sea</a><ol class="toc"><li><a href="#deep">Deep</a></li></ol></li><li><a href="#cast">Cast</a></li></ol></nav>
<section class="part" data-part="article" data-title="The sea" id="part-article"><article>
<section class="level-1" id="sea"><h2>The sea</h2>
<p class="first">Once there was a tower on the shore${note('note-1', `<p>Built in 1823; see <a href="#deep">below</a>.</p><ul><li>oil</li></ul>`)}, and
<a href="https://example.org/a/long/address">a link of several words that is long enough to go over the end of its line and of the next one</a>.</p>
<section class="level-4" id="deep"><h4>Deep${note('note-2', 'Of the sea.')}</h4>
<p lang="de">Der <em>Hausschlüssel</em> hing neben der Tür, <span lang="fr">dit-il</span>, und wer ihn nahm, schrieb seinen Namen in das Dienstbuch.</p>
<p>${prose.repeat(6)}</p></section></section>
<section class="level-2" id="things"><h2>Things</h2>
<blockquote><p>It burned all night.</p><p>The <q>log</q> of <abbr title="Her Majesty’s Ship">HMS</abbr> Ebb</p></blockquote>
<ul><li>oil<ol><li>whale</li><li><p>paraffin</p><p>in cans</p></li></ol></li><li>wick${note('note-3', 'Trimmed.')}</li></ul>
<dl><dt>lamp</dt><dd>gives light</dd><div><dt>bell</dt><dt>horn</dt><dd>give sound</dd><dd>in fog</dd></div></dl>
<pre><code>if (dark) {
  light()
}</code></pre>
<figure><img src="b.png" alt="Chart “A” (50 %)&#10;second line 图"><figcaption>Fig. 1: &lt;b&gt; &amp; co.</figcaption></figure>
<p><img src="rule.png" alt=""></p>
<p>An image <img src="b.png" alt="small mark"> in a line, and <span class="faint">faint words</span> and H<sub>2</sub>O.</p>
<p class="leader">Leaders<span class="dots"></span>9</p>
<table><caption>High water</caption><thead><tr><th>Day</th><th>Hour</th><th id="feet">Feet</th></tr></thead>
<tbody><tr><th rowspan="2">Sunday</th><td colspan="2" headers="feet">no reading</td></tr><tr><td>1</td><td></td></tr>${rowsOf(days)}</tbody>
<tfoot><tr><th scope="row">Most</th><td colspan="2">\u00a0</td></tr></tfoot></table>
<p lang="he" dir="rtl">שלום עולם, <a href="#sea">הים</a> 1823 <b>והמגדל</b>.</p>
<p lang="fa" dir="rtl">نگهبان فانوس شب‌ها بیدار می‌ماند <a href="#things">چیزها</a> و دفتر.</p>
</section></article></section>
<section class="part" data-part="cast" data-title="Cast" role="doc-index" id="cast"><h2>Cast</h2>
<ul class="cast"><li><p aria-hidden="true">E</p><p>Ebb, Ann, <a href="#sea">3</a></p></li></ul></section>
<section class="part" data-part="sources" data-title="Sources" id="part-sources"><h2>Sources</h2>
<section role="doc-bibliography"><h3>Works</h3><ul><li><div>Quill, B. <i>Lamps</i>.</div><p>book</p></li><li>Lind, A. Tides.</li></ul></section></section>`

const css = `
@page { size: 90mm 70mm; margin: 9mm; background-color: #fffff4;
  @top-left { content: "Tides"; border-bottom: 0.5pt solid #444 } @bottom-center { content: counter(page) } }
@page { @footnote { border-top: 0.5pt solid; padding-top: 3pt } }
html { font: 10pt/13pt "EB Garamond"; orphans: 1; widows: 1; hyphens: auto; string-set: none }
body, p, h1, h2, h3, h4, ul, ol, dl, dd, figure, blockquote, pre, table { margin: 0 }
h1, h2 { font-size: 12pt; border-bottom: 0.5pt solid #a00 } .part { break-before: page }
ul, ol { padding-left: 14pt } .note { float: footnote; font-size: 8pt; line-height: 10pt; padding-left: 12pt }
p.first::first-letter { initial-letter: 2 } .caps { font-variant-caps: small-caps; text-transform: capitalize }
.toc a::after { content: leader('.') target-counter(attr(href), page) } .dots::before { content: leader('. ') }
table { width: 100%; border-collapse: collapse } td, th { border: 0.5pt solid #888; padding: 1pt; background-color: #eee }
thead { break-inside: avoid } figure img { width: 60pt } p img { height: 8pt } .faint { color: #00000080; background-color: #ff0 }
a { text-decoration: underline } [lang=he] { font-family: Hebrew } [lang=fa] { font-family: Naskh } code { font-family: serif }
`

const asset = (name: string, colorType: number): Asset => ({
  name,
  mediaType: 'image/png',
  bytes: encodePng({ width: 6, height: 4, bits: 8, colorType, sample: x => 40 * x }),
  width: 6,
  height: 4,
  orientation: 1,
})

/** The book, laid out: what `writtenPdf` takes. The table has a row for each day. */
export function mixedBook(days = 40): Written {
  const faces = [garamondFace(), garamondFace(400, 'italic'), garamondFace(700)]
  const fonts = loadCleanly([...faces, scriptFace('Hebrew'), scriptFace('Naskh')])
  const assets = [asset('b.png', 6), asset('rule.png', 2)]
  const { layout } = layOutTree(freeze(page(htmlOf(days), { lang: 'en' })), css, { fonts, assets })
  const about = { titled: 'Tides & Lamps', authors: ['A. Lind', 'B. Quill'], subjects: ['sea', 'light'] }
  return { ...layout, assets, about: { ...about, stated: '2024-05-06T07:08:09Z', description: 'x < y' } }
}
