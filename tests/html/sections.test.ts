import { expect, test } from 'vitest'
import { parseMarkup } from '../../src/html/markup.js'
import { type Section, sectionsOf } from '../../src/html/sections.js'
import { element } from '../../src/html/tree.js'

const edition = (...parts: readonly string[]) =>
  sectionsOf(
    element('html', {}, [element('body', {}, parseMarkup(parts.join(''), { file: 'a.md', line: 1 }))]),
  )

const part = (name: string, content: string) =>
  `<section class="part ${name}" id="part-${name}" data-part="${name}" data-title="The ${name}">${content}</section>`

const section = (level: number, heading: string, content = '') =>
  `<section class="level-${level}" id="s${level}">${heading}${content}</section>`

/** `level title#id`, one a line, indented by depth in the tree. */
const outline = (sections: readonly Section[], depth = 0): string =>
  sections
    .map(({ id, title, level, children }) => {
      const below = outline(children, depth + 1)
      return `${'  '.repeat(depth)}${level} ${title}#${id}${below === '' ? '' : `\n${below}`}`
    })
    .join('\n')

test('parts come first, headings of the text below them; headings of parts and letters are no sections', () => {
  const { parts } = edition(
    part('title', '<h1>Lamp</h1>'),
    part('article', `<article>${section(2, '<h2>A</h2>', section(3, '<h3>B</h3>'))}</article>`),
    part('cast', '<h2 class="part-title">Cast</h2><ul><li><p class="letter">A</p></li></ul>'),
  )
  expect(outline(parts)).toBe(
    [
      '1 The title#part-title',
      '1 The article#part-article',
      '  2 A#s2',
      '    3 B#s3',
      '1 The cast#part-cast',
    ].join('\n'),
  )
})

test('MD-G3: A note in a heading turns up in contents, outline and running head', () => {
  const note = '<span class="note" role="doc-footnote" id="note-1" data-number="1">Built late.</span>'
  const call = '<a class="note-call" role="doc-noteref" href="#note-1">1</a>'
  const { parts } = edition(part('article', section(2, `<h2>The lamp${note} room${call}</h2>`)))
  expect(outline(parts)).toBe('1 The article#part-article\n  2 The lamp room#s2')
})

test('EPUB-G5: Contents that jump levels, have links or only an image', () => {
  const { parts, empty } = edition(
    part(
      'article',
      `<section class="level-2" id="a"><h2>A</h2>
        <section class="level-5" id="deep"><h5>Deep</h5></section>
        <section class="level-3" id="linked"><h3><a href="x.md">Linked</a> head</h3></section>
        <section class="level-3" id="gull"><h3><img src="g.png" alt="Gull"></h3></section>
        <section class="level-3" id="none"><h3></h3><section class="level-4" id="below"><h4>Below</h4></section></section>
      </section>
      <section class="level-2"><h2 id="b">B</h2></section>`,
    ),
  )
  expect(outline(parts)).toBe(
    [
      '1 The article#part-article',
      '  2 A#a',
      '    3 Deep#deep',
      '    3 Linked head#linked',
      '    3 Gull#gull',
      '    3 Below#below',
      '  2 B#b',
    ].join('\n'),
  )
  expect(empty.map(({ id, place }) => [id, place?.line])).toEqual([['none', 5]])
})

test('a heading in an aside or a quotation that is no section of its own is not listed', () => {
  const { parts } = edition(part('article', section(2, '<h2>A</h2>', '<aside><h3>Aside</h3></aside>')))
  expect(outline(parts)).toBe('1 The article#part-article\n  2 A#s2')
})
