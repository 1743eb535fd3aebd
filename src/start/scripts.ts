import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { constants, Script } from 'node:vm'

/** A script that runs, with the module that it makes. */
interface Loaded {
  readonly script: Script
  readonly module: { exports: unknown }
}

/** The program's scripts: CommonJS in one folder, which ask for each other as `./NAME.cjs`. */
export interface Scripts {
  /** Runs a script once, and gives what it exports. */
  run(name: string): unknown
  /** Writes what V8 has compiled of each script that ran, beside it, for the next process. */
  keepCompiled(): void
}

const endingOfCompiled = '.compiled'

/**
 * Scripts that need not be compiled again: Node 20 keeps nothing of what it compiles, and of a short run that is a third.
 * V8 itself refuses what another version of it or another length of the source has left, and compiles anew. What is
 * older than its script counts as not there. `given` are modules that cannot be asked for by `require`, by name.
 */
export function openScripts(folder: string, given: Readonly<Record<string, unknown>> = {}): Scripts {
  const loaded = new Map<string, Loaded>()
  const requireOutside = createRequire(join(folder, 'cli.js'))
  const ask = (name: string): unknown => {
    if (name.startsWith('./')) return run(name.slice(2))
    return given[name] ?? requireOutside(name)
  }
  const run = (name: string): unknown => {
    const known = loaded.get(name)
    if (known !== undefined) return known.module.exports
    const filename = join(folder, name)
    const source = readFileSync(filename, 'utf8')
    const script = new Script(`(function(exports,require,module,__filename,__dirname){${source}\n})`, {
      filename,
      cachedData: compiledOf(filename),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    })
    const module = { exports: {} as unknown }
    loaded.set(name, { script, module })
    script.runInThisContext()(module.exports, ask, module, filename, folder)
    return module.exports
  }
  return {
    run,
    keepCompiled() {
      for (const [name, { script }] of loaded)
        writeFileSync(join(folder, name + endingOfCompiled), script.createCachedData())
    },
  }
}

function compiledOf(filename: string): Buffer | undefined {
  const file = filename + endingOfCompiled
  const compiled = statSync(file, { throwIfNoEntry: false })
  if (compiled === undefined || compiled.mtimeMs < statSync(filename).mtimeMs) return undefined
  return readFileSync(file)
}
