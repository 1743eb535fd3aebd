import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import compileOnce from '../kit/compileOnce.js'

/** A book in a process of its own, with what it took: time of the processor, so that other work beside it does not count. */
interface Took {
  readonly pages: number
  readonly processor: number
  readonly memory: number
  readonly words: number
  readonly once: number
  readonly codes: readonly string[]
}

const script = fileURLToPath(new URL('longBook.mjs', import.meta.url))

async function setBook(chapters: number): Promise<Took> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(chapters)])
  return JSON.parse(stdout) as Took
}

test('LAY-G15: a 600-page book: time and memory grow with its pages, and no word is lost', async () => {
  compileOnce()
  const [quarter, half, whole] = [await setBook(15), await setBook(30), await setBook(60)]
  for (const { pages, processor, memory } of [quarter, half, whole])
    console.info(`${pages} pages, ${(pages / processor).toFixed(1)} a second, ${Math.round(memory / 1e6)} MB`)
  expect(whole.pages).toBeGreaterThan(500)
  for (const { words, once, codes } of [quarter, half, whole]) {
    expect(once).toBe(words)
    expect(codes.filter(code => code !== 'line-loose')).toEqual([])
  }
  expect(whole.processor / quarter.processor).toBeLessThan(6)
  expect(whole.memory / quarter.memory).toBeLessThan(5)
}, 900_000)
