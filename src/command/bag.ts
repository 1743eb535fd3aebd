import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeBag } from '../archive/makeBag.js'
import { collectDiagnostics, type Diagnostic, type Report } from '../diagnostic.js'
import type { WriteEpub } from '../epubEdition.js'
import type { Profile } from '../html/metadata.js'
import { nearestName } from '../nearestName.js'
import { type Edition, publish } from '../publish.js'
import { readManuscript } from '../read/manuscript.js'
import { ownVersion } from '../read/packageFolder.js'
import { type Chosen, chooseArticles } from './chooseArticles.js'
import { isFree } from './extract.js'
import { judgeShared } from './judgeShared.js'
import { asSaid, type Outcome, sayOutcome } from './said.js'
import { writeFolder } from './writeFolder.js'

export interface BagOptions {
  readonly out: string
  readonly profile?: Profile
  readonly template?: string
}

/** Builds the editions named, by slug or by file, or all of the working folder, and puts each into a bag of its own below a folder. */
export async function bag(
  names: readonly string[],
  options: BagOptions,
  writeEpub?: WriteEpub,
): Promise<Outcome> {
  const { report, found } = collectDiagnostics()
  const chosen = chooseNamed(names, report)
  const said: Diagnostic[] = found.map(each => asSaid(each, '.', false))
  const lines: string[] = []
  const editions: {
    readonly chosen: Chosen
    readonly edition: Edition
    readonly diagnostics: readonly Diagnostic[]
  }[] = []
  for (const each of chosen) {
    const { files, article } = each
    const { template, profile } = options
    const sourceDateEpoch = process.env.SOURCE_DATE_EPOCH
    const edition = await publish({ files, article, template, profile, sourceDateEpoch, writeEpub })
    editions.push({ chosen: each, edition, diagnostics: edition.diagnostics })
  }
  for (const [i, diagnostics] of judgeShared(editions).entries()) {
    const { chosen: each, edition } = editions[i]!
    said.push(...diagnostics.map(one => asSaid(one, each.project.root, false)))
    const refused = collectDiagnostics()
    lines.push(...writeBag(edition, options.out, refused.report))
    said.push(...refused.found)
  }
  return sayOutcome({ said, written: [], traces: lines }, {})
}

function writeBag(
  { slug, metadata, holdings, pdf, epub }: Edition,
  out: string,
  report: Report,
): readonly string[] {
  if (metadata === undefined || holdings === undefined || pdf === undefined || epub === undefined) return []
  const folder = join(out, slug)
  if (!isFree(folder)) {
    report('output-refused', `The folder ${folder} is not empty, and nothing in it is overwritten.`, {
      advice: 'Remove it, or name another folder with --out.',
    })
    return []
  }
  const generator = { name: 'colophon', version: ownVersion() }
  const files = makeBag({ metadata, generator, holdings, pdf, epub })
  return writeFolder(resolve(folder), files, report) ? [`${folder}  ${files.size} files\n`] : []
}

/** Articles by the slugs of their editions; what is a file or a folder is taken as `build` takes it. */
function chooseNamed(names: readonly string[], report: Report): readonly Chosen[] {
  const paths = names.filter(name => statSync(name, { throwIfNoEntry: false }) !== undefined)
  const slugs = names.filter(name => !paths.includes(name))
  const named = paths.length > 0 || names.length === 0 ? chooseArticles(paths, report) : []
  if (slugs.length === 0) return named
  const bySlug = new Map(chooseArticles([], report).map(each => [slugOf(each), each]))
  const found = slugs.flatMap(slug => {
    const article = bySlug.get(slug)
    if (article === undefined) reportUnknown(slug, [...bySlug.keys()], report)
    return article === undefined ? [] : [article]
  })
  return [...named, ...found]
}

function reportUnknown(slug: string, slugs: readonly string[], report: Report): void {
  const near = nearestName(slug, slugs)
  report('file-missing', `No article of this folder has the slug ${slug}.`, {
    advice: near === undefined ? `There are ${slugs.join(', ')}.` : `Did you mean ${near}?`,
  })
}

function slugOf({ files, article }: Chosen): string {
  return readManuscript(files, article, {}, () => undefined)?.slug ?? ''
}
