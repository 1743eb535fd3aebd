import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'

/** A command of Node: a script with its arguments, in the folder that it is run in. */
export interface Command {
  readonly script: string
  readonly args: readonly string[]
  readonly folder: string
}

/** Seconds of one run; processor time is user and system time of the process and all that it waited for. */
export interface Seconds {
  readonly wall: number
  readonly cpu: number
}

/** Runs the command once, and fails where it does. */
export function timeRun({ script, args, folder }: Command): Seconds {
  const begun = performance.now()
  // The shell knows the processor time of what it waited for; Node does not say it of its children.
  const run = spawnSync(
    'sh',
    ['-c', '"$@" >&2; status=$?; times; exit $status', 'sh', process.execPath, script, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  const wall = (performance.now() - begun) / 1000
  if (run.status !== 0) throw new Error(`${script} ended with ${run.status}:\n${run.stderr}`)
  return { wall, cpu: childrensTime(run.stdout) }
}

/** POSIX, `times`: the second line is user and system time of the children, as `0m1.250000s`. */
function childrensTime(told: string): number {
  const line = told.trim().split('\n')[1] ?? ''
  const times = [...line.matchAll(/(\d+)m([\d.]+)s/g)]
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
}

/** The largest that the process ever was, in megabytes. A run of its own: to be asked takes a little time. */
export function measureMemory({ script, args, folder }: Command, workFolder: string): number {
  const answer = join(workFolder, 'memory.txt')
  const hook = pathToFileURL(join(import.meta.dirname, 'sayMemory.js')).href
  const run = spawnSync(process.execPath, ['--import', hook, script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, BENCH_MEMORY: answer },
  })
  if (run.status !== 0) throw new Error(`${script} ended with ${run.status}:\n${run.stderr}`)
  return Number(readFileSync(answer, 'utf8')) / 1024
}
