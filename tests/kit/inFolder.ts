import { type BuildOptions, build, checkAll } from '../../src/command/build.js'
import type { Outcome } from '../../src/command/said.js'

/** Runs a command in this process, as if a user stood in the folder: quicker than a process of its own. */
export async function buildIn(
  folder: string,
  names: readonly string[] = [],
  options: BuildOptions = {},
): Promise<Outcome> {
  return inFolder(folder, () => build(names, options))
}

export async function checkIn(
  folder: string,
  names: readonly string[] = [],
  options: BuildOptions = {},
): Promise<Outcome> {
  return inFolder(folder, () => checkAll(names, options))
}

/** Runs something as if in that folder. */
export async function inFolder<T>(folder: string, run: () => T | Promise<T>): Promise<T> {
  const before = process.cwd()
  process.chdir(folder)
  try {
    return await run()
  } finally {
    process.chdir(before)
  }
}

/** What is said, a line each, as `content/a.md:3:1 note-undefined`; without a place the code alone. */
export function saidCodes({ stderr }: Pick<Outcome, 'stderr'>): readonly string[] {
  return stderr
    .split('\n')
    .filter(line => /\[[\w-]+\]$/.test(line))
    .map(line => {
      const place = /^(.*?:\d+(?::\d+)?): (?:error|warning): /.exec(line)?.[1]
      return [...(place === undefined ? [] : [place]), /\[([\w-]+)\]$/.exec(line)![1]].join(' ')
    })
}
