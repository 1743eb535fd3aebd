import { readFileSync } from 'node:fs'
import { generate, parse, walk } from 'css-tree'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../templates/essay/epub.css', import.meta.url), 'utf8')

/** Every declaration as `[selector, property, value]`. */
function declarations(): readonly (readonly [string, string, string])[] {
  const found: [string, string, string][] = []
  walk(parse(css), function (node) {
    if (node.type !== 'Declaration') return
    found.push([this.rule === null ? '' : generate(this.rule.prelude), node.property, generate(node.value)])
  })
  return found
}

test('EPUB-G6: Dark mode: black on black', () => {
  const all = declarations()
  const bodyText = all.filter(([selector]) => /(?:^|,)(?:html|body|p)(?:$|[,.:\s])/.test(selector))
  expect(bodyText.filter(([, property]) => /^(?:color|background)/.test(property))).toEqual([])
  const borders = all.filter(([, property, value]) => property.startsWith('border') && /solid/.test(value))
  expect(borders.length).toBeGreaterThan(3)
  expect(borders.filter(([, , value]) => !value.includes('currentColor'))).toEqual([])
  expect(all.find(([selector, property]) => selector === 'a' && property === 'color')?.[2]).toBe('inherit')
  expect(
    all.filter(([selector, property]) => selector === 'img' && property === 'background-color'),
  ).toHaveLength(1)
})

test('no size is fixed', () => {
  const fixed = declarations().filter(([, , value]) =>
    /\d(?:pt|px|mm|cm|in)\b/.test(value.replaceAll('1px solid', '')),
  )
  expect(fixed).toEqual([])
})
