import { relative, resolve } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const folder = resolve(import.meta.dirname, '..')

/** The files that take longest, the longest first. Begun last, one of them would run while the other processors wait. */
const slow = [
  'publish/given',
  'breaking/choosePages.property',
  'layout/rows',
  'layout/layOut.property',
  'read/speed',
  'publish/diagnostics',
  'command/commandLine',
  'command/repeatable',
  'command/killed',
  'publish/pageList',
]

/**
 * Runs the slow files first, and the others in the order that Vitest would run them in. Those that share no modules come before
 * all: between others, each would end a process that has its modules loaded.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}

function rankOf({ moduleId, project }: TestSpecification): number {
  if (project.config.isolate) return -1
  const place = slow.indexOf(relative(folder, moduleId).replace(/\.test\.ts$/, ''))
  return place === -1 ? slow.length : place
}
