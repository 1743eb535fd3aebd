import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { run } from './epubCheck.js'

/** veraPDF, of which Maven fetches the one file that holds all of it; kept beside the installed packages. */
const version = '1.28.2'
const folder = fileURLToPath(new URL('../../node_modules/.cache/verapdf/', import.meta.url))
const jar = `${folder}greenfield-apps-${version}.jar`

export type Flavour = '2a' | '3a' | 'ua1'

export interface PdfVerdict {
  readonly compliant: boolean
  /** How many rules were looked at, and how often. */
  readonly rules: number
  readonly checks: number
  /** A line for each rule that is broken: clause, test, what it says, where it is broken first. */
  readonly broken: readonly string[]
}

async function fetchJar(): Promise<void> {
  if (existsSync(jar)) return
  const artifact = `org.verapdf.apps:greenfield-apps:${version}`
  const copied = await run('mvn', [
    '-q',
    'dependency:copy',
    `-Dartifact=${artifact}`,
    `-DoutputDirectory=${folder}`,
  ])
  if (copied.status !== 0 || !existsSync(jar)) throw new Error(`veraPDF could not be had: ${copied.output}`)
}

interface Summary {
  readonly clause: string
  readonly testNumber: number
  readonly description: string
  readonly checks: readonly { readonly context: string; readonly errorMessage?: string }[]
}

interface Job {
  readonly itemDetails: { readonly name: string }
  readonly validationResult?: readonly {
    readonly compliant: boolean
    readonly details: {
      readonly passedRules: number
      readonly failedRules: number
      readonly passedChecks: number
      readonly failedChecks: number
      readonly ruleSummaries: readonly Summary[]
    }
  }[]
}

/** The verdicts on files, in one run. Throws where there is no Java, or no verdict on one of them. */
export async function judgePdfs(flavour: Flavour, files: readonly string[]): Promise<readonly PdfVerdict[]> {
  await fetchJar()
  const program = 'org.verapdf.apps.GreenfieldCliWrapper'
  const options = ['--format', 'json', '--flavour', flavour, '--maxfailuresdisplayed', '1']
  const { output, status } = await run('java', ['-cp', jar, program, ...options, ...files])
  if (status === undefined) throw new Error(output)
  const start = output.indexOf('{"report"')
  const end = output.lastIndexOf('}')
  if (start < 0) throw new Error(`veraPDF said nothing: ${output}`)
  const { report } = JSON.parse(output.slice(start, end + 1)) as { report: { jobs: readonly Job[] } }
  const byName = new Map(report.jobs.map(job => [job.itemDetails.name, job]))
  return files.map(file => {
    const result = byName.get(file)?.validationResult?.[0]
    if (result === undefined) throw new Error(`veraPDF has no verdict on ${file}: ${output.slice(0, 2000)}`)
    const { passedRules, failedRules, passedChecks, failedChecks, ruleSummaries } = result.details
    return {
      compliant: result.compliant,
      rules: passedRules + failedRules,
      checks: passedChecks + failedChecks,
      broken: ruleSummaries.map(describe),
    }
  })
}

function describe({ clause, testNumber, description, checks }: Summary): string {
  const [first] = checks
  return `${clause} ${testNumber}: ${description} (${first?.context}: ${first?.errorMessage ?? ''})`
}
