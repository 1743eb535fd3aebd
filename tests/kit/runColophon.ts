import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a user sees of a run of the command line. */
export interface Ran {
  readonly stdout: string
  readonly stderr: string
  /** Undefined if it was killed. */
  readonly status: number | undefined
}

export interface Running {
  /** The working folder. */
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Called once it runs, with the way to end it at once. */
  readonly whileRunning?: (kill: () => void) => void
}

const command = fileURLToPath(new URL('../../lib/cli.js', import.meta.url))

/** Runs `colophon` with these words as a user does: in a process of its own, with nothing of the test's environment. */
export function runColophon(
  words: readonly string[],
  { cwd, env = {}, whileRunning }: Running,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...words], {
      cwd,
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (piece: string) => {
        said[stream] += piece
      })
    }
    child.on('error', reject)
    child.on('close', status => resolve({ ...said, status: status ?? undefined }))
    whileRunning?.(() => child.kill('SIGKILL'))
  })
}
