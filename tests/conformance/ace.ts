import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Verdict } from './epubCheck.js'
import { chromiumPath, judgesFolder } from './judges.js'

/** A finding in Ace's report, which is in the Evaluation and Report Language. */
interface Assertion {
  readonly 'earl:test': { readonly 'dct:title': string; readonly 'earl:impact': string }
  readonly 'earl:result': { readonly 'dct:description': string }
}

interface Report {
  readonly 'earl:result': { readonly 'earl:outcome': string }
  readonly assertions: readonly {
    readonly 'earl:testSubject': { readonly url: string }
    readonly assertions: readonly Assertion[]
  }[]
}

/** What Ace by DAISY finds in a file: every violation, of whatever weight, counts. Throws if it does not run. */
export async function checkWithAce(file: string): Promise<Verdict> {
  const [modules, chromium] = await Promise.all([judgesFolder(), chromiumPath()])
  const folder = await mkdtemp(join(tmpdir(), 'ace-'))
  try {
    const words = [join(modules, '@daisy/ace-cli/bin/ace.js'), '-E', '-s', '-f', '-o', folder, file]
    const status = await new Promise<number | string | null | undefined>(resolve => {
      const env = { ...process.env, PUPPETEER_EXECUTABLE_PATH: chromium }
      execFile(process.execPath, words, { env }, error => resolve(error === null ? 0 : error.code))
    })
    const report: Report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))
    const messages = report.assertions.flatMap(({ 'earl:testSubject': { url }, assertions }) =>
      assertions.map(({ 'earl:test': found, 'earl:result': said }) => {
        const words = said['dct:description'].split('\n')[0]
        return `${found['dct:title']} (${found['earl:impact']}) ${url}: ${words}`
      }),
    )
    return { passes: status === 0 && report['earl:result']['earl:outcome'] === 'pass', messages }
  } finally {
    await rm(folder, { recursive: true })
  }
}
