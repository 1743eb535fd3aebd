import { parse, type Selector } from 'css-tree/dist/csstree.esm'
import { expect, test } from 'vitest'
import { elementsOf } from '../../src/html/tree.js'
import { isFault, readSelector } from '../../src/style/selectors.js'
import { style } from '../kit/styled.js'

const body = `<section id="s" class="part cast"><h2 id="h">One</h2><p id="p1" class="first">a <em id="e1">b</em></p>
<p id="p2" title="x y"></p><ul id="u"><li id="l1"></li><li id="l2"></li><li id="l3"></li></ul><p id="p3"><a id="a1" href="#s">c</a></p></section>
<aside id="n" lang="de-AT" dir="rtl"><p id="p4"><b id="b1"></b></p></aside>`

/** The ids of what a selector matches on a frozen tree, in document order. */
function matched(selector: string): readonly string[] {
  const { document, said } = style(`${selector} { orphans: 7; } ${selector} * { orphans: 2 }`, body)
  expect(said).toEqual([])
  return [...elementsOf(document.root)]
    .filter(each => document.styleOf(each).orphans === 7)
    .filter(each => !/^(?:html|body)$/.test(each.attributes.id!))
    .map(({ attributes }) => attributes.id!)
}

test.each([
  ['em', ['e1']],
  ['P.first', ['p1']],
  ['.part.cast > p', ['p1', 'p2', 'p3']],
  ['section p em', ['e1']],
  ['aside em', []],
  ['p + p', ['p2']],
  ['h2 ~ p', ['p1', 'p2', 'p3']],
  ['#p1 + p + ul li', ['l1', 'l2', 'l3']],
  ['[title~="y"]', ['p2']],
  ['[lang|=de]', ['n']],
  ['a[href^="#"]', ['a1']],
  ['li:first-child', ['l1']],
  ['li:last-child', ['l3']],
  ['li:nth-child(odd)', ['l1', 'l3']],
  ['li:nth-child(-n + 2)', ['l1', 'l2']],
  ['li:nth-last-child(1)', ['l3']],
  ['section > :nth-child(2 of p)', ['p2']],
  ['section > :nth-last-child(1 of p)', ['p3']],
  ['p:nth-of-type(2)', ['p2']],
  ['p:nth-last-of-type(2)', ['p2']],
  ['p:first-of-type', ['p1', 'p4']],
  ['section > ul:only-of-type', ['u']],
  ['em:only-child', ['e1']],
  ['p:empty', ['p2']],
  ['p:has(> em, > a)', ['p1', 'p3']],
  ['section:has(li:nth-child(3)) h2', ['h']],
  ['h2:has(+ p)', ['h']],
  ['p:not(.first, :has(a)):not(aside *)', ['p2']],
  [':is(h2, ul) + p', ['p1', 'p3']],
  [':where(.part) h2', ['h']],
  ['p:lang(de) b', ['b1']],
  ['aside:lang("*-AT")', ['n']],
  ['em:lang(en)', ['e1']],
  ['b:dir(rtl)', ['b1']],
  ['em:dir(ltr)', ['e1']],
  [':link', ['a1']],
  ['a:any-link', ['a1']],
  ['a:visited', []],
  ['section:target', []],
  ['a:not(:hover)', ['a1']],
  ['p:hover', []],
  ['.cast li:nth-child(1)', ['l1']],
  ['aside .cast li', []],
])('%s matches %j', (selector, ids) => {
  expect(matched(selector)).toEqual(ids)
})

test('escaped names are looked up as they are', () => {
  const markup = '<p id="p" class="a:b" epub:type="index"></p>'
  const { of, said } = style(
    '.a\\:b { widows: 3 } [epub\\:type=index] { orphans: 4 } .x .a\\:b { widows: 9 }',
    markup,
  )
  expect(of('p')).toMatchObject({ widows: 3, orphans: 4 })
  expect(said).toEqual([])
})

test.each([
  ['*', [0, 0, 0]],
  ['li', [0, 0, 1]],
  ['ul li + li', [0, 0, 3]],
  ['.a[b]:first-child', [0, 3, 0]],
  ['#a .b c', [1, 1, 1]],
  ['p::before', [0, 0, 2]],
  ['p:after', [0, 0, 2]],
  [':is(a, .b, #c)', [1, 0, 0]],
  [':where(#a)', [0, 0, 0]],
  [':not(.a, b)', [0, 1, 0]],
  [':has(> .a b)', [0, 1, 1]],
  [':nth-child(2)', [0, 1, 0]],
  [':nth-child(2 of .a, #b)', [1, 1, 0]],
  [':lang(de)', [0, 1, 0]],
])('%s has specificity %j', (text, specificity) => {
  const selector = readSelector(parse(text, { context: 'selector' }) as Selector)
  expect(isFault(selector) ? selector.fault : selector.specificity).toEqual(specificity)
})

test('a pseudo-element of every element is split off, and one colon will do for the old ones', () => {
  const { pseudo } = style(
    '::marker { color: red } p:first-letter { color: red } .x > ::after { content: "a" }',
    '<div class="x"><p id="p"></p></div>',
  )
  expect(pseudo('p', 'marker')?.color.r).toBe(255)
  expect(pseudo('p', 'first-letter')?.color.r).toBe(255)
  expect(pseudo('p', 'after')).toBeDefined()
})

test.each([
  ['p:checked', '1:2 The pseudo-class `:checked` is not supported.'],
  ['a, p:nonsense(2)', '1:5 The pseudo-class `:nonsense` is not supported.'],
  ['p::selection', '1:2 The pseudo-element `::selection` is not supported here.'],
  ['p::before em', '1:2 The pseudo-element `::before` is not supported here.'],
  ['svg|rect', '1:1 Namespaces are not supported in selectors.'],
  ['p:not(q:frobnicate)', '1:8 The pseudo-class `:frobnicate` is not supported.'],
  ['p:nth-child', '1:2 The pseudo-class `:nth-child` needs an argument.'],
  ['p:empty(2)', '1:2 The pseudo-class `:empty` takes no argument.'],
  ['col || td', '1:6 This is not valid CSS: identifier or asterisk is expected.'],
])('%s is reported where it stands, and its rule left out', (selector, message) => {
  const { said, of } = style(`${selector} { orphans: 7 }`)
  expect(said).toEqual([message])
  expect(of('p').orphans).toBe(2)
})
