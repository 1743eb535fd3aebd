/** What elements look like before a template says anything: HTML's own hints, in the measures of a printed page. */
export const userAgentSheet = {
  file: 'colophon:user-agent.css',
  text: `
html, body, address, article, aside, blockquote, center, dd, details, dialog, div, dl, dt, fieldset, figcaption,
figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, main, menu, nav, ol, p, pre, search,
section, summary, ul { display: block }
head, link, meta, script, style, title, template, area, base, datalist, noembed, noframes, param, rp, [hidden]
{ display: none }
li { display: list-item }
table { display: table }
thead { display: table-header-group }
tbody { display: table-row-group }
tfoot { display: table-footer-group }
tr { display: table-row }
td, th { display: table-cell }
caption { display: table-caption }
colgroup { display: table-column-group }
col { display: table-column }

h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid; hyphens: manual }
h1 { font-size: 2em; margin: 0.67em 0 }
h2 { font-size: 1.5em; margin: 0.83em 0 }
h3 { font-size: 1.17em; margin: 1em 0 }
h4 { margin: 1.33em 0 }
h5 { font-size: 0.83em; margin: 1.67em 0 }
h6 { font-size: 0.67em; margin: 2.33em 0 }
section[data-part] { bookmark-level: 1; bookmark-label: attr(data-title) }
section.level-2 > h2 { bookmark-level: 2 }
section.level-3 > h3 { bookmark-level: 3 }
section.level-4 > h4 { bookmark-level: 4 }
section.level-5 > h5 { bookmark-level: 5 }
section.level-6 > h6 { bookmark-level: 6 }
p, dl, ol, ul, menu, pre { margin: 1em 0 }
blockquote, figure { margin: 1em 30pt }
dd { margin-left: 30pt }
dd:dir(rtl) { margin: 0 30pt 0 0 }
ol, ul, menu { padding-left: 30pt; counter-reset: list-item }
ol:dir(rtl), ul:dir(rtl), menu:dir(rtl) { padding: 0 30pt 0 0 }
li ol, li ul, li menu { margin: 0 }
ol { list-style-type: decimal }
ol[type="a" s] { list-style-type: lower-alpha }
ol[type="A" s] { list-style-type: upper-alpha }
ol[type="i" s] { list-style-type: lower-roman }
ol[type="I" s] { list-style-type: upper-roman }
ul, menu { list-style-type: disc }
ul ul { list-style-type: circle }
ul ul ul { list-style-type: square }
hr { border-top: 0.5pt solid; margin: 0.5em 0 }
figure, img, figcaption { break-inside: avoid }

em, i, cite, dfn, var, address { font-style: italic }
strong, b, th { font-weight: bolder }
code, kbd, samp, tt, pre { font-family: monospace; hyphens: manual }
pre { white-space: pre-wrap }
small { font-size: smaller }
big { font-size: larger }
sub { vertical-align: sub; font-size: 0.75em; line-height: 0 }
sup { vertical-align: super; font-size: 0.75em; line-height: 0 }
u, ins { text-decoration: underline }
s, del, strike { text-decoration: line-through }
abbr, acronym { hyphens: manual }
nobr { white-space: nowrap }
center { text-align: center }
q::before { content: open-quote }
q::after { content: close-quote }

table { border-spacing: 0; text-indent: 0; box-sizing: border-box }
td, th { padding: 0.75pt; vertical-align: top; text-align: start }
th { text-align: center }
caption { text-align: center }
thead, tfoot, tr, caption { break-inside: avoid }
caption { break-after: avoid }
[align="left" i] { text-align: left }
[align="right" i] { text-align: right }
[align="center" i] { text-align: center }
[align="justify" i] { text-align: justify }
[dir="rtl" i] { direction: rtl; unicode-bidi: isolate }
[dir="ltr" i] { direction: ltr; unicode-bidi: isolate }
bdi:not([dir]), [dir="auto" i] { unicode-bidi: plaintext }
bdo, bdo[dir] { unicode-bidi: isolate-override }
[role="doc-noteref"] { unicode-bidi: isolate }

::footnote-call {
  content: counter(footnote); vertical-align: super; font-size: 0.75em; line-height: 0; unicode-bidi: isolate
}
::footnote-marker { content: counter(footnote) ". " }

@page {
  size: A4;
  margin: 20mm;
  @top-left-corner { text-align: right; vertical-align: middle }
  @top-left { text-align: left; vertical-align: middle }
  @top-center { text-align: center; vertical-align: middle }
  @top-right { text-align: right; vertical-align: middle }
  @top-right-corner { text-align: left; vertical-align: middle }
  @left-top { text-align: center; vertical-align: top }
  @left-middle { text-align: center; vertical-align: middle }
  @left-bottom { text-align: center; vertical-align: bottom }
  @right-top { text-align: center; vertical-align: top }
  @right-middle { text-align: center; vertical-align: middle }
  @right-bottom { text-align: center; vertical-align: bottom }
  @bottom-left-corner { text-align: right; vertical-align: middle }
  @bottom-left { text-align: left; vertical-align: middle }
  @bottom-center { text-align: center; vertical-align: middle }
  @bottom-right { text-align: right; vertical-align: middle }
  @bottom-right-corner { text-align: left; vertical-align: middle }
}
`,
} as const
