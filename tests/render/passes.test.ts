import { expect, test } from 'vitest'
import { emptyPageMap } from '../../src/html/pageMap.js'
import { element, elementsOf, type HtmlElement, type HtmlNode, walk } from '../../src/html/tree.js'
import { castEntry } from '../kit/cast.js'
import {
  essayTemplate,
  metadataWith,
  nodes,
  pageMapWith,
  publicationWith,
  renderWith,
} from '../kit/renderedEdition.js'

const parts = (tree: HtmlElement) =>
  new Map(
    [...elementsOf(tree)].flatMap(each => {
      const name = each.attributes['data-part']
      return name === undefined ? [] : [[name, each] as const]
    }),
  )

const publication = publicationWith({
  metadata: metadataWith({ title: { nodes: nodes('The <em>Lamp</em>'), plain: 'The Lamp' } }),
  cast: [castEntry('Ada', { mentions: [{ id: 'm-1' }], bio: nodes('A <em>keeper</em>.') })],
})

test('a part that reads as in the pass before is the very same element; the others are new', () => {
  const maps = [emptyPageMap, pageMapWith({ 'm-1': '1' }), pageMapWith({ 'm-1': '2' })] as const
  const [first, second, third] = renderWith(publication, essayTemplate(), ...maps).trees.map(parts)
  const same = (name: string) => [
    first!.get(name) === second!.get(name),
    second!.get(name) === third!.get(name),
  ]
  expect(['title', 'metadata', 'article', 'cast'].map(same)).toEqual([
    [true, true],
    [false, true],
    [true, true],
    [false, false],
  ])
})

test('two passes with equal maps give the very same tree', () => {
  const map = () => pageMapWith({ 'm-1': '1' })
  const { trees } = renderWith(publication, essayTemplate(), map(), map())
  expect(trees[0]).toBe(trees[1])
})

test('the nodes of the publication stand in the tree as they are, with their places, in each pass', () => {
  const { trees } = renderWith(publication, essayTemplate(), emptyPageMap, pageMapWith({ 'm-1': '1' }))
  const kept = [
    publication.articles[0]!.body,
    publication.metadata.title.nodes[0]!,
    publication.cast[0]!.bio[1]!,
  ]
  for (const tree of trees) {
    const all = new Set<HtmlNode>(walk(tree))
    expect(kept.map(node => all.has(node))).toEqual([true, true, true])
  }
})

test('every node stands once, and every id too, though the title is printed in two parts', () => {
  const note = '<span class="note" role="doc-footnote" id="note-1">N</span>'
  const title = { nodes: nodes(`The <em id="lamp">Lamp</em>${note}`), plain: 'The Lamp' }
  const { tree } = renderWith(
    publicationWith({ metadata: metadataWith({ title }) }),
    essayTemplate(),
    emptyPageMap,
  )
  const all = [...walk(tree)]
  expect(new Set(all).size).toBe(all.length)
  const ids = [...elementsOf(tree)].flatMap(({ attributes }) => attributes.id ?? [])
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  expect(ids).toContain('lamp')
})

test('nodes that the template makes have no place, since no author wrote them', () => {
  const { tree } = renderWith(publication, essayTemplate(), emptyPageMap)
  expect(parts(tree).get('cast')!.place).toBeUndefined()
  expect(
    [...elementsOf(parts(tree).get('metadata')!)].find(({ name }) => name === 'dt')!.place,
  ).toBeUndefined()
})

test('several articles are printed one after the other', () => {
  const body = (word: string) => element('article', {}, nodes(`<p>${word}</p>`))
  const articles = ['one', 'two'].map(slug => ({ slug, prefix: `${slug}-`, body: body(slug) }))
  const { tree } = renderWith(publicationWith({ articles }), essayTemplate(), emptyPageMap)
  expect(parts(tree).get('article')!.children).toEqual(articles.map(article => article.body))
})
