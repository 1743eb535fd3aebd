import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'
import { filesIn, read, userFolder } from '../kit/userFolder.js'

/** What the command line writes with, as a module that a process of its own can load quickly. */
async function writerModule(folder: string): Promise<string> {
  const input = fileURLToPath(new URL('../../src/command/writeOutputs.ts', import.meta.url))
  const bundle = await rolldown({ input, platform: 'node' })
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  const path = join(folder, 'writer.mjs')
  writeFileSync(path, output[0].code)
  return path
}

const lengths = { 'a.pdf': 1_500_000, 'a.epub': 700_000 }

/** Writes both editions again and again, of a build A and of a build B in turn. */
const script = (writer: string) => `
  import { writeOutputs } from ${JSON.stringify(pathToFileURL(writer).href)}
  const build = sign => ${JSON.stringify(Object.entries(lengths))}.map(([name, length]) => {
    return { path: process.cwd() + '/dist/' + name, bytes: Buffer.alloc(length, sign) }
  })
  const fail = (...said) => { throw new Error(said.join()) }
  writeOutputs(build('A'), fail)
  process.stdout.write('written')
  for (let turn = 1; ; turn++) writeOutputs(build(turn % 2 === 0 ? 'A' : 'B'), fail)
`

/** Starts the writing in a folder, and ends it with SIGKILL so many milliseconds after the first files are there. */
function killWriting(folder: string, writer: string, delay: number): Promise<void> {
  return new Promise(resolve => {
    const words = ['--input-type=module', '--eval', script(writer)]
    const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay))
    child.once('close', () => resolve())
  })
}

/** Numbers from 0 to 1 that look random: the same at each run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

test('BLD-G2: killed in mid-write, 20 times at random moments, it leaves each edition whole, an old or a new one', async () => {
  const writer = await writerModule(userFolder({}))
  const random = numbers(7)
  let parts = 0
  for (let kills = 0; kills < 20; kills++) {
    const folder = userFolder({})
    await killWriting(folder, writer, random.next().value * 30)
    for (const [name, length] of Object.entries(lengths)) {
      const bytes = read(folder, `dist/${name}`)
      expect(bytes.length).toBe(length)
      expect([Buffer.alloc(length, 'A'), Buffer.alloc(length, 'B')].some(whole => whole.equals(bytes))).toBe(
        true,
      )
    }
    parts += filesIn(folder).filter(path => path.endsWith('.part')).length
  }
  // Some kills must have come while a file was being written, or this shows nothing.
  expect(parts).toBeGreaterThan(3)
})
