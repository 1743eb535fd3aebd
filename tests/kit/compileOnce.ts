import { execSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Bundles the command line into `lib/` if any source is newer than it, so that tests run what the sources say. */
export default function compileOnce(): void {
  const bundle = statSync(join(root, 'lib/cli.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const isStale = [join(root, 'package.json'), ...files.map(file => join(root, 'src', file))].some(
    file => statSync(file).mtimeMs > bundle,
  )
  if (isStale) execSync('npm run bundle --silent', { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}
