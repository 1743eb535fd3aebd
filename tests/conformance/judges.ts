import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { run } from './epubCheck.js'

/**
 * Programs that look at books in a browser. They bring hundreds of packages that nothing else needs, so they are no
 * dependencies: the first run puts these very versions into a folder beside the system's other temporary files.
 */
const packages = ['@daisy/ace-cli@1.4.6', 'foliate-js@1.0.1', 'playwright-core@1.65.1'] as const

/** The `node_modules` that they stand in. Throws if they cannot be installed. */
export async function judgesFolder(): Promise<string> {
  const name = packages.map(each => each.replace(/^@?.*\//, '')).join('-')
  const folder = join(tmpdir(), `colophon-judges-${name}`)
  if (!existsSync(folder)) {
    const half = `${folder}-${process.pid}`
    await mkdir(half)
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--prefix', half, ...packages], {
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
      maxBuffer: 1 << 24,
    })
    await rename(half, folder)
  }
  return join(folder, 'node_modules')
}

/** The path of Chromium: what `CHROMIUM` names, or the first of its usual names that there is. Throws without one. */
export async function chromiumPath(): Promise<string> {
  const { CHROMIUM } = process.env
  if (CHROMIUM !== undefined) return CHROMIUM
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const { status, output } = await run('which', [name])
    if (status === 0) return output.trim()
  }
  throw new Error('Chromium is not installed; it is what Ace and foliate-js look at books with')
}
