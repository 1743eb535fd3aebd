import { readFileSync } from 'node:fs'
import { type CssNode, generate, parse, walk } from 'css-tree'
import { describe, expect, test } from 'vitest'
import { writeStyleSheet } from '../../src/epub/styleSheet.js'

const template = readFileSync(new URL('../../templates/essay/epub.css', import.meta.url), 'utf8')

/** As it stands in the book: the writer's own rules and the template's. */
const css = writeStyleSheet(template, [], () => undefined)

interface Rule {
  readonly selector: string
  /** In the order written. */
  readonly declarations: readonly (readonly [property: string, value: string])[]
}

function rulesOf(sheet: string): readonly Rule[] {
  const rules: Rule[] = []
  walk(parse(sheet), node => {
    if (node.type !== 'Rule') return
    const declarations: [string, string][] = []
    walk(node.block, each => {
      if (each.type === 'Declaration') declarations.push([each.property, generate(each.value)])
    })
    rules.push({ selector: generate(node.prelude), declarations })
  })
  return rules
}

const rules = rulesOf(css)
const all = rules.flatMap(({ selector, declarations }) =>
  declarations.map(([property, value]) => [selector, property, value] as const),
)

describe('EPUB-G6: dark mode: black on black', () => {
  const isGround = (property: string) => /^background(?:-color)?$/.test(property)

  test('body text has neither a colour nor a ground: the reader’s theme rules', () => {
    const bodyText = all.filter(([selector]) => /(?:^|,)(?:html|body|p)(?:$|[,.:\s])/.test(selector))
    expect(bodyText.filter(([, property]) => property === 'color' || isGround(property))).toEqual([])
  })

  test('who sets a colour sets the ground under it, and the other way round', () => {
    const one = rules.filter(({ declarations }) => {
      const colours = declarations.filter(([property, value]) => property === 'color' && value !== 'inherit')
      return colours.length > 0 !== declarations.some(([property]) => isGround(property))
    })
    expect(one.map(({ selector }) => selector)).toEqual([])
  })

  test('lines have the colour of the text', () => {
    const borders = all.filter(([, property, value]) => property.startsWith('border') && /solid/.test(value))
    expect(borders.length).toBeGreaterThan(3)
    expect(borders.filter(([, , value]) => !value.includes('currentColor'))).toEqual([])
    expect(all).toContainEqual(['a', 'color', 'inherit'])
  })

  test('pictures and drawings keep their paper, whatever the template says or forgets', () => {
    const own = rulesOf(writeStyleSheet('', [], () => undefined))
    const paper = own.find(({ selector }) => selector === 'img,svg')
    expect(paper?.declarations.map(([property]) => property)).toEqual(['background-color', 'color'])
  })
})

test('no size is fixed', () => {
  const fixed = all.filter(([, , value]) => /\d(?:pt|px|mm|cm|in)\b/.test(value.replaceAll('1px solid', '')))
  expect(fixed).toEqual([])
})

describe('old reading systems', () => {
  /** What a reader of ten years ago does not know, and for which nothing older says about the same. */
  const tooNew = {
    'custom properties': /(?:^|[\s{;])--|var\(/,
    arithmetic: /\b(?:calc|min|max|clamp|env)\(/,
    'selectors of Selectors 4': /:(?:has|is|where|focus-visible|dir|lang\([^)]*,)/,
    'rules that old parsers lose their way in': /@(?:layer|container|supports|import|property|scope)\b/,
    'properties of writing directions': /\b(?:margin|padding|border|inset)-(?:inline|block)/,
    grid: /\bgrid\b/,
    'units of containers and small windows': /\d(?:cq[whib]|[sld]v[wh])\b/,
    'addresses of other places': /url\(\s*["']?(?:https?:)?\/\//,
  }

  test.each(Object.entries(tooNew))('are spared %s', (_, pattern) => {
    expect(css.replace(/\/\*[\s\S]*?\*\//g, '')).not.toMatch(pattern)
  })

  test('no rule stands within another', () => {
    const nested: string[] = []
    walk(parse(css), function (this: { readonly rule: CssNode | null }, node) {
      if (node.type === 'Rule' && this.rule !== null && this.rule !== node)
        nested.push(generate(node.prelude))
    })
    expect(nested).toEqual([])
  })

  test.each([
    ['break-before', 'page-break-before'],
    ['break-after', 'page-break-after'],
    ['break-inside', 'page-break-inside'],
    ['hyphens', '-webkit-hyphens'],
    ['font-variant-caps', 'font-variant'],
    ['flex-wrap', '-webkit-flex-wrap'],
    ['flex', '-webkit-flex'],
  ])('find an older word before each `%s`', (newer, older) => {
    const users = rules.filter(({ declarations }) => declarations.some(([property]) => property === newer))
    expect(users.length).toBeGreaterThan(0)
    for (const { selector, declarations } of users) {
      const names = declarations.map(([property]) => property)
      expect(names.slice(0, names.indexOf(newer)), selector).toContain(older)
    }
  })
})
