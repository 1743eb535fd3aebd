import { type Deviation, verifyArchive, verifySources } from '../archive/verifyArchive.js'
import { verifyBag } from '../archive/verifyBag.js'
import { collectDiagnostics, type Report } from '../diagnostic.js'
import { openProject } from '../read/files.js'
import { type NamedArchive, readArchive, tryOpen } from './readArchive.js'
import { hasFolder, isFolder, readFolder } from './readFolder.js'
import { type Outcome, sayOutcome } from './said.js'

export interface VerifyOptions {
  /** A folder whose sources are compared as well. */
  readonly sources?: string
}

/** Says of each edition or bag whether its files are those that its manifest lists. */
export function verify(names: readonly string[], { sources }: VerifyOptions): Outcome {
  const { report, found } = collectDiagnostics()
  if (!hasFolder(sources, report)) return sayOutcome({ said: found, written: [], traces: [] }, {})
  const lines = names.flatMap(name => {
    const before = found.length
    const count = verifyOne(name, sources, report)
    return found.length > before ? [] : [`${name}  verified  ${count}\n`]
  })
  return sayOutcome({ said: found, written: [], traces: lines }, {})
}

/** What was found to be right, in words. */
function verifyOne(name: string, sources: string | undefined, report: Report): string {
  const say = (deviations: readonly Deviation[], where: string) => {
    for (const { path, what } of deviations)
      report('archive-changed', `${path} in ${where} ${what}.`, {
        advice: 'Compare it with the copy that you trust.',
      })
  }
  if (isFolder(name)) {
    const bag = tryOpen(() => verifyBag(readFolder(name)), name, report)
    say(bag?.deviations ?? [], name)
    return `${bag?.files ?? 0} files`
  }
  const opened = readArchive(name, report)
  if (opened === undefined) return ''
  say(verifyArchive(opened.archive), name)
  if (sources !== undefined) say(verifySources(opened.archive.manifest, openProject(sources)), sources)
  return countOf(opened, sources)
}

function countOf({ archive: { form, manifest } }: NamedArchive, sources: string | undefined): string {
  const own = form === 'pdf' ? manifest.files : (manifest.epub?.files ?? [])
  const compared = sources === undefined ? '' : `, ${manifest.files.length} sources in ${sources}`
  return `${own.length} files${compared}`
}
