import { relative } from 'node:path'
import { performance } from 'node:perf_hooks'
import { collectDiagnostics, type Diagnostic, sortDiagnostics } from '../diagnostic.js'
import { writeXhtml } from '../html/markup.js'
import { traceBoxes, tracePages } from '../layout/trace.js'
import { check, type Edition, publish } from '../publish.js'
import { reportTakenSlugs } from '../read/slug.js'
import { type Chosen, chooseArticles } from './chooseArticles.js'
import { chooseOutput, type Form, type OutputPlace, outputPath } from './chooseOutputs.js'
import { asSaid, sayDiagnostics, saySize } from './said.js'
import { writeOutputs } from './writeOutputs.js'

export interface BuildOptions {
  readonly out?: string
  readonly template?: string
  readonly only?: Form
  readonly strict?: boolean
  readonly report?: 'json'
  readonly trace?: 'pages' | 'boxes' | 'html'
}

/** What a command prints, and its exit status: 1 with an error, else 0. */
export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly status: 0 | 1
}

/** A file written: what the report says of it. */
interface Written {
  readonly path: string
  readonly form: Form
  readonly pages?: number
  readonly chapters?: number
  readonly bytes: number
  readonly seconds: number
}

/** Builds articles into editions. An article with an error is not written; the others are. */
export async function build(names: readonly string[], options: BuildOptions): Promise<Outcome> {
  const { report, found } = collectDiagnostics()
  const chosen = chooseArticles(names, report)
  const place = chooseOutput(options.out, chosen.length, options.only, report)
  const said: Diagnostic[] = found.map(each => asSaid(each, '.', options.strict === true))
  const written: Written[] = []
  let traces = ''
  const slugs: { slug: string; file: string }[] = []
  for (const each of place === undefined ? [] : chosen) {
    const begun = performance.now()
    const edition = await publishOne(each, place!, options)
    const diagnostics = withTakenSlug(edition, each, slugs).map(one =>
      asSaid(one, each.project.root, options.strict === true),
    )
    said.push(...diagnostics)
    if (options.trace !== undefined) traces += traceOf(edition, options.trace)
    else if (!diagnostics.some(({ severity }) => severity === 'error')) {
      const faults = writeEdition(edition, each, place!, { begun, written })
      said.push(...faults)
    }
  }
  return outcome(said, written, options, traces)
}

function publishOne(
  { files, article }: Chosen,
  place: OutputPlace,
  { template, only }: BuildOptions,
): Promise<Edition> {
  const form = place.kind === 'file' ? place.form : only
  return publish({ files, article, template, only: form, sourceDateEpoch: process.env.SOURCE_DATE_EPOCH })
}

function withTakenSlug(
  { slug, diagnostics }: Edition,
  { article, project }: Chosen,
  slugs: { slug: string; file: string }[],
): readonly Diagnostic[] {
  if (slug === '') return diagnostics
  const { report, found } = collectDiagnostics()
  reportTakenSlugs([...slugs.filter(each => each.slug !== ''), { slug, file: article }], report)
  slugs.push({ slug, file: found.length === 0 ? article : `${project.root}/${article}` })
  return [...diagnostics, ...found]
}

function writeEdition(
  { slug, pdf, epub, pages, chapters }: Edition,
  chosen: Chosen,
  place: OutputPlace,
  { begun, written }: { readonly begun: number; readonly written: Written[] },
): readonly Diagnostic[] {
  const forms = (['pdf', 'epub'] as const).flatMap(form => {
    const bytes = form === 'pdf' ? pdf : epub
    return bytes === undefined ? [] : [{ form, bytes, path: outputPath(place, chosen, slug, form) }]
  })
  try {
    writeOutputs(forms)
  } catch (fault) {
    const { report, found } = collectDiagnostics()
    report(
      'output-refused',
      `${forms[0]?.path} cannot be written: ${fault instanceof Error ? fault.message : fault}.`,
    )
    return found
  }
  const seconds = (performance.now() - begun) / 1000
  for (const { form, bytes, path } of forms) {
    const extent = form === 'pdf' ? { pages } : { chapters }
    written.push({ path: relative('.', path), form, ...extent, bytes: bytes.length, seconds })
  }
  return []
}

function traceOf({ set }: Edition, trace: 'pages' | 'boxes' | 'html'): string {
  if (set === undefined) return ''
  if (trace === 'html') return `${writeXhtml(set.html)}\n`
  return trace === 'pages' ? tracePages(set.layout) : traceBoxes(set.layout)
}

/** Reads, resolves and sets articles, and says what is wrong with them; writes nothing. */
export async function checkAll(names: readonly string[], options: BuildOptions): Promise<Outcome> {
  const { report, found } = collectDiagnostics()
  const chosen = chooseArticles(names, report)
  const said: Diagnostic[] = found.map(each => asSaid(each, '.', options.strict === true))
  for (const { project, files, article } of chosen) {
    const request = {
      files,
      article,
      template: options.template,
      sourceDateEpoch: process.env.SOURCE_DATE_EPOCH,
    }
    for (const each of await check(request)) said.push(asSaid(each, project.root, options.strict === true))
  }
  return outcome(said, [], options, '')
}

function outcome(
  said: readonly Diagnostic[],
  written: readonly Written[],
  { report }: BuildOptions,
  traces: string,
): Outcome {
  const diagnostics = sortDiagnostics(said)
  const status = diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
  const lines = written.map(sayWritten).join('')
  const json = report === 'json' ? `${JSON.stringify({ written, diagnostics }, null, 2)}\n` : undefined
  return { stdout: json ?? (traces === '' ? lines : traces), stderr: sayDiagnostics(diagnostics), status }
}

function sayWritten({ path, form, pages, chapters, bytes, seconds }: Written): string {
  const extent = form === 'pdf' ? `${pages} pages` : `${chapters} chapters`
  return `${path}  ${extent}  ${saySize(bytes)}  ${seconds.toFixed(2)} s\n`
}
