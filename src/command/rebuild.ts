import { statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { firstDifference } from '../archive/firstDifference.js'
import type { Archive } from '../archive/openArchive.js'
import { readSource, verifyArchive, verifySources } from '../archive/verifyArchive.js'
import { collectDiagnostics, type Diagnostic, type Report } from '../diagnostic.js'
import type { WriteEpub } from '../epubEdition.js'
import { type Manifest, writeManifest } from '../html/manifest.js'
import { type Edition, publish } from '../publish.js'
import { archivedFiles, type Files, openProject } from '../read/files.js'
import { ownVersion } from '../read/packageFolder.js'
import { sha256 } from '../read/recordReads.js'
import { type NamedArchive, readArchive } from './readArchive.js'
import { hasFolder } from './readFolder.js'
import { asSaid, type Outcome, sayOutcome } from './said.js'
import { type Output, writeOutputs } from './writeOutputs.js'

export interface RebuildOptions {
  /** A folder for what comes out. */
  readonly out?: string
  /** A folder whose sources are taken instead of those that the PDF carries. */
  readonly sources?: string
}

/**
 * Builds an edition again from what its PDF carries, in memory, and says whether it comes out the same to the last byte. The
 * EPUB of the same name beside the PDF is compared as well; of an EPUB that is named, the PDF beside it has the sources. With
 * `sources` it is built from the files in that folder, and those that are others than the PDF's are named.
 */
export async function rebuild(
  name: string,
  { out, sources }: RebuildOptions,
  writeEpub?: WriteEpub,
): Promise<Outcome> {
  const { report, found } = collectDiagnostics()
  const pair = hasFolder(sources, report) ? openPair(name, report) : undefined
  const lines = pair === undefined ? [] : await rebuildPair(pair, { out, sources, writeEpub }, report)
  const said = found.map(each => asSaid(each, '.', false))
  return sayOutcome({ said, written: [], traces: lines }, {})
}

/** The PDF with the sources, and those of the two that are compared. */
interface Pair {
  readonly pdf: NamedArchive
  readonly compared: readonly NamedArchive[]
}

function openPair(name: string, report: Report): Pair | undefined {
  const named = readArchive(name, report)
  if (named === undefined) return undefined
  const isPdf = named.archive.form === 'pdf'
  const other = name.replace(/\.(?:pdf|epub)$/i, isPdf ? '.epub' : '.pdf')
  const isThere = other !== name && statSync(other, { throwIfNoEntry: false })?.isFile() === true
  if (isPdf) {
    const epub = isThere ? readArchive(other, report) : undefined
    return { pdf: named, compared: epub === undefined ? [named] : [named, epub] }
  }
  if (!isThere) {
    report('file-missing', `${name} does not carry its sources, and there is no ${other} beside it.`, {
      advice: 'Put the PDF of the same edition beside it.',
    })
    return undefined
  }
  const pdf = readArchive(other, report)
  return pdf === undefined ? undefined : { pdf, compared: [named] }
}

interface Work {
  readonly out: string | undefined
  readonly sources: string | undefined
  readonly writeEpub: WriteEpub | undefined
}

async function rebuildPair(pair: Pair, work: Work, report: Report): Promise<readonly string[]> {
  const { pdf, compared } = pair
  const { sources } = work
  const given = sources === undefined ? listedFiles(pdf.archive) : sourcesIn(sources, pdf.archive.manifest)
  const files = archivedFiles(given, '.')
  if (sources !== undefined) sayChanged(sources, pdf, report)
  const publishForm = publisher(pdf.archive.manifest, files, work.writeEpub)
  const lines: string[] = []
  const outputs: Output[] = []
  for (const named of compared) {
    const edition = await publishForm(formsWith(named.archive, compared))
    const bytes = edition[named.archive.form]
    if (bytes === undefined) {
      sayCauses(named, pdf, files, report)
      repeatErrors(edition.diagnostics, report)
      continue
    }
    outputs.push({ path: join(resolve(work.out ?? '.'), basename(named.name)), bytes })
    const difference = firstDifference(named.archive.form, named.bytes, bytes)
    if (difference === undefined) lines.push(`${named.name}  identical\n`)
    else {
      sayCauses(named, pdf, files, report)
      report('rebuild-differs', `${named.name} comes out different: first in ${difference}.`, {
        advice: 'Keep what it was, and ask whoever made it.',
      })
    }
  }
  if (work.out !== undefined) writeOutputs(outputs, report)
  return lines
}

/** What else a file carries, under paths that nobody checked, is left where it is. */
function listedFiles({ manifest, files }: Archive): ReadonlyMap<string, Uint8Array> {
  const paths = manifest.files.map(({ path }) => path).filter(path => files.has(path))
  return new Map(paths.map(path => [path, files.get(path)!]))
}

/** The files of a manifest as they are in a folder. */
function sourcesIn(folder: string, { files }: Manifest): ReadonlyMap<string, Uint8Array> {
  const project = openProject(folder)
  const read = files.map(({ path }) => [path, readSource(path, project)] as const)
  return new Map(read.flatMap(([path, found]) => (found.kind === 'bytes' ? [[path, found.bytes]] : [])))
}

function sayChanged(folder: string, { name, archive: { manifest } }: NamedArchive, report: Report): void {
  for (const { path, what } of verifySources(manifest, openProject(folder)))
    report('archive-changed', `${path} in ${folder} ${what}: ${name} was made from another.`, {
      advice: 'Compare it with the one that `colophon extract` gives.',
    })
}

/** Publishes with what a manifest says, each choice of forms once. */
function publisher(
  { article, template, profile, sourceDateEpoch }: Manifest,
  files: Files,
  writeEpub: WriteEpub | undefined,
): (only: 'pdf' | 'epub' | undefined) => Promise<Edition> {
  const made = new Map<string, Promise<Edition>>()
  return only => {
    const request = { files, article, template, profile, only, writeEpub }
    const key = only ?? 'both'
    const edition = made.get(key) ?? publish({ ...request, sourceDateEpoch: sourceDateEpoch ?? undefined })
    made.set(key, edition)
    return edition
  }
}

/** An EPUB says whether it was built together with a PDF: its page list then names that. */
function formsWith({ form }: Archive, compared: readonly NamedArchive[]): 'pdf' | 'epub' | undefined {
  const isJoint = compared.some(({ archive }) => archive.manifest.epub?.hasPdf === true)
  return isJoint ? undefined : form
}

function repeatErrors(diagnostics: readonly Diagnostic[], report: Report): void {
  for (const { code, severity, message, place, advice } of diagnostics)
    if (severity === 'error') report(code, message, { place, ...(advice === undefined ? {} : { advice }) })
}

/** What could be the reason that an edition comes out different, or not at all. */
function sayCauses(named: NamedArchive, pdf: NamedArchive, files: Files, report: Report): void {
  const say = (message: string, advice: string) => report('rebuild-differs', message, { advice })
  const { manifest } = pdf.archive
  const { version } = manifest.generator
  if (version !== ownVersion())
    say(`${named.name} was made by colophon ${version}, this is ${ownVersion()}.`, `Use colophon ${version}.`)
  for (const each of manifest.packages) {
    const result = files.read(each.path)
    if (result.kind === 'bytes' && sha256(result.bytes) === each.sha256) continue
    const what = result.kind === 'bytes' ? 'is another here' : 'is not installed'
    say(
      `${each.path} ${what}; ${named.name} was made with that of ${each.package} ${each.version}.`,
      `Install it: npm install ${each.package}@${each.version}.`,
    )
  }
  for (const { path, what } of verifyArchive(pdf.archive))
    say(`${path} in ${pdf.name} ${what}.`, 'Use a copy that nobody has changed.')
  if (named !== pdf && !isSameEdition(named.archive.manifest, manifest))
    say(`${named.name} was not made from what ${pdf.name} carries.`, 'Build both in one run.')
}

function isSameEdition({ epub: _, ...own }: Manifest, { epub: __, ...other }: Manifest): boolean {
  return writeManifest(own) === writeManifest(other)
}
