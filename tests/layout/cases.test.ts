import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tracePages } from '../../src/layout/trace.js'
import { traceTags } from '../../src/pdf/tags/traceTags.js'
import { layOutTree } from '../kit/laidOut.js'
import { squareFace } from '../kit/squareFont.js'
import { freeze, page } from '../kit/styled.js'
import { garamondFace, loadCleanly } from '../kit/textFonts.js'

/**
 * Each folder of `tests/cases` with an `article.html` and a `style.css` is laid out; `pages.txt` is
 * what came of it, and `tags.txt` what a screen reader goes through. When a
 * change of layout is meant, write them anew with `npm test -- -u` and look at the difference.
 */
const cases = new URL('../cases/', import.meta.url)
const names = readdirSync(cases)
  .filter(name => existsSync(new URL(`${name}/article.html`, cases)))
  .sort()

const fonts = loadCleanly([garamondFace(), garamondFace(400, 'italic'), squareFace({ also: '•◦▪' })])

test.each(names)('%s', async name => {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, cases), 'utf8')
  const root = freeze(page(read('article.html')))
  const { layout } = layOutTree(root, read('style.css'), { fonts })
  await expect(tracePages(layout)).toMatchFileSnapshot(new URL(`${name}/pages.txt`, cases).pathname)
  await expect(traceTags(layout)).toMatchFileSnapshot(new URL(`${name}/tags.txt`, cases).pathname)
})
