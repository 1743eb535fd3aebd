import { relative } from 'node:path'
import { performance } from 'node:perf_hooks'
import { collectDiagnostics, type Diagnostic, type Report } from '../diagnostic.js'
import type { WriteEpub } from '../epubEdition.js'
import { writeXhtml } from '../html/markup.js'
import type { Profile } from '../html/metadata.js'
import { traceBoxes, tracePages } from '../layout/trace.js'
import { traceTags } from '../pdf/tags/traceTags.js'
import { type Edition, publish } from '../publish.js'
import { type Chosen, chooseArticles } from './chooseArticles.js'
import {
  type Claims,
  chooseOutput,
  claimOutput,
  type Form,
  type OutputPlace,
  outputPath,
} from './chooseOutputs.js'
import { judgeShared } from './judgeShared.js'
import { asSaid, type Outcome, sayOutcome, type Written } from './said.js'
import { type Output, writeOutputs } from './writeOutputs.js'

export interface BuildOptions {
  readonly out?: string
  readonly template?: string
  readonly only?: Form
  readonly megapixels?: number
  readonly profile?: Profile
  readonly strict?: boolean
  readonly report?: 'json'
  readonly trace?: 'pages' | 'boxes' | 'tags' | 'html'
}

/** What a run comes to: kept together until its end, so that all of it is said in order. */
interface Run {
  readonly options: BuildOptions
  readonly writeEpub: WriteEpub | undefined
  readonly said: Diagnostic[]
  readonly written: Written[]
  readonly traces: string[]
}

/** Builds articles into editions. An article with an error is not written; the others are. */
export async function build(
  names: readonly string[],
  options: BuildOptions,
  writeEpub?: WriteEpub,
): Promise<Outcome> {
  const { run, chosen } = begin(names, options, writeEpub)
  const { report, found } = collectDiagnostics()
  const place = chooseOutput(options.out, chosen.length, options.only, report)
  say(found, '.', run)
  if (place !== undefined) await publishAll(chosen, place, run, options.trace === undefined)
  return sayOutcome(run, options)
}

/** Makes the editions and says what is wrong with them; writes nothing. */
export async function checkAll(
  names: readonly string[],
  options: BuildOptions,
  writeEpub?: WriteEpub,
): Promise<Outcome> {
  const { run, chosen } = begin(names, options, writeEpub)
  await publishAll(chosen, { kind: 'default' }, run, false)
  return sayOutcome(run, options)
}

/** A run with the articles that the command line names; what is wrong with the names is said. */
function begin(
  names: readonly string[],
  options: BuildOptions,
  writeEpub: WriteEpub | undefined,
): { readonly run: Run; readonly chosen: readonly Chosen[] } {
  const run: Run = { options, writeEpub, said: [], written: [], traces: [] }
  const { report, found } = collectDiagnostics()
  const chosen = chooseArticles(names, report)
  say(found, '.', run)
  return { run, chosen }
}

/** What became of one article: its files, not yet written. */
interface Made {
  readonly chosen: Chosen
  readonly diagnostics: readonly Diagnostic[]
  readonly files: readonly MadeFile[]
}

type MadeFile = Output & Omit<Written, 'bytes'>

async function publishAll(
  all: readonly Chosen[],
  place: OutputPlace,
  run: Run,
  isWritten: boolean,
): Promise<void> {
  const claims: Claims = new Map()
  const made: Made[] = []
  for await (const published of publishAhead(all, place, run))
    made.push(makeOne(published, { place, claims, run }))
  for (const [i, diagnostics] of judgeShared(made).entries()) {
    const { chosen, files } = made[i]!
    const severities = say(diagnostics, chosen.project.root, run)
    if (isWritten && !severities.includes('error')) writeFiles(files, run)
  }
}

/** What an article became, with what our own faults said of it. */
interface Published {
  readonly chosen: Chosen
  readonly edition: Edition | undefined
  readonly found: readonly Diagnostic[]
  readonly seconds: number
}

/** One after the other, and the next is begun before: while one waits for its EPUB from the thread, the next is set. */
async function* publishAhead(
  all: readonly Chosen[],
  place: OutputPlace,
  run: Run,
): AsyncGenerator<Published> {
  const begin = async (chosen: Chosen): Promise<Published> => {
    const { report, found } = collectDiagnostics()
    const begun = performance.now()
    const edition = await publishOne(chosen, place, run, report)
    return { chosen, edition, found, seconds: Math.round(performance.now() - begun) / 1000 }
  }
  let before: Promise<Published> | undefined
  for (const chosen of all) {
    const begun = begin(chosen)
    if (before !== undefined) yield await before
    before = begun
  }
  if (before !== undefined) yield await before
}

function makeOne(
  { chosen, edition, found: faults, seconds }: Published,
  { place, claims, run }: { readonly place: OutputPlace; readonly claims: Claims; readonly run: Run },
): Made {
  if (edition === undefined) return { chosen, diagnostics: faults, files: [] }
  const { report, found } = collectDiagnostics()
  claimOutput(claims, place, { chosen, slug: edition.slug }, report)
  if (run.options.trace !== undefined) run.traces.push(traceOf(edition, run.options.trace))
  const { slug, pages, chapters } = edition
  const files = (['pdf', 'epub'] as const).flatMap(form => {
    const bytes = edition[form]
    const extent = form === 'pdf' ? { pages } : { chapters }
    const path = outputPath(place, chosen, slug, form)
    return bytes === undefined ? [] : [{ path, bytes, form, ...extent, seconds }]
  })
  return { chosen, diagnostics: [...edition.diagnostics, ...faults, ...found], files }
}

/** An edition; or nothing, and a fault of our own is said in place of a trace of calls. */
async function publishOne(
  { files, article }: Chosen,
  place: OutputPlace,
  { options: { template, only, profile, megapixels }, writeEpub }: Run,
  report: Report,
): Promise<Edition | undefined> {
  const form = place.kind === 'file' ? place.form : only
  const sourceDateEpoch = process.env.SOURCE_DATE_EPOCH
  try {
    const request = { files, article, template, profile, only: form, sourceDateEpoch, megapixels, writeEpub }
    return await publish(request)
  } catch (fault) {
    report('own-fault', `A fault of colophon's own stopped it here: ${messageOf(fault)}.`, {
      place: { file: article, line: 1 },
      advice: 'The text need not be wrong. Please report it with this file and the version of colophon.',
    })
    return undefined
  }
}

function say(
  diagnostics: readonly Diagnostic[],
  root: string,
  { said, options }: Run,
): readonly Diagnostic['severity'][] {
  const all = diagnostics.map(each => asSaid(each, root, options.strict === true))
  said.push(...all)
  return all.map(({ severity }) => severity)
}

function writeFiles(files: readonly MadeFile[], run: Run): void {
  const { report, found } = collectDiagnostics()
  writeOutputs(files, report)
  say(found, '.', run)
  if (found.length > 0) return
  for (const file of files) {
    run.written.push({ ...file, path: relative('.', file.path), bytes: file.bytes.length })
  }
}

function traceOf({ set }: Edition, trace: NonNullable<BuildOptions['trace']>): string {
  if (set === undefined) return ''
  if (trace === 'tags') return traceTags(set.layout)
  if (trace === 'html') return `${writeXhtml(set.html)}\n`
  return trace === 'pages' ? tracePages(set.layout) : traceBoxes(set.layout)
}

/** What a fault says of itself, as the middle of a sentence on one line. */
function messageOf(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : String(fault)
  return message.split('\n')[0]!.replace(/[.\s]+$/, '')
}
