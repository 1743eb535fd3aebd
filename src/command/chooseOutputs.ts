import { statSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import type { Report } from '../diagnostic.js'
import { slugKey } from '../read/slug.js'
import type { Chosen } from './chooseArticles.js'
import { shownPath } from './said.js'

export type Form = 'pdf' | 'epub'

/** Where editions go: a folder for all of them, or the one file that `--out` names. */
export type OutputPlace =
  | { readonly kind: 'default' }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'file'; readonly path: string; readonly form: Form }

/** What `--out` means, decided before anything is read: nothing that is there already and no output is overwritten. */
export function chooseOutput(
  out: string | undefined,
  articles: number,
  only: Form | undefined,
  report: Report,
): OutputPlace | undefined {
  if (out === undefined) return { kind: 'default' }
  const path = resolve(out)
  const form = formOf(out)
  const stats = statSync(path, { throwIfNoEntry: false })
  const refuse = (message: string, advice: string): undefined => {
    report('output-refused', message, { advice })
    return undefined
  }
  if (stats?.isDirectory()) return { kind: 'folder', folder: path }
  if (form === undefined) {
    if (stats === undefined) return { kind: 'folder', folder: path }
    return refuse(
      `The file ${out} of --out is there already and no edition.`,
      'Name a folder, or a file that ends in .pdf or .epub.',
    )
  }
  if (only !== undefined && only !== form)
    return refuse(`The file ${out} of --out does not fit --only ${only}.`, 'Leave one of the two out.')
  if (articles > 1)
    return refuse(
      `The file ${out} of --out cannot hold ${articles} articles.`,
      'Name a folder, or build one article.',
    )
  return { kind: 'file', path, form }
}

function formOf(path: string): Form | undefined {
  const ending = extname(path).toLowerCase()
  return ending === '.pdf' ? 'pdf' : ending === '.epub' ? 'epub' : undefined
}

/** The absolute path of an edition: `dist/` of its project by default, the working folder for a lone file. */
export function outputPath(place: OutputPlace, { project }: Chosen, slug: string, form: Form): string {
  switch (place.kind) {
    case 'file':
      return place.path
    case 'folder':
      return join(place.folder, `${slug}.${form}`)
    default:
      return project.hasFolders ? join(project.root, 'dist', `${slug}.${form}`) : resolve(`${slug}.${form}`)
  }
}

/** Which article each output of a run belongs to. */
export type Claims = Map<string, string>

/** Takes an article's outputs for it; reported if another one has them, since they would overwrite each other. */
export function claimOutput(
  claims: Claims,
  place: OutputPlace,
  { chosen, slug }: { readonly chosen: Chosen; readonly slug: string },
  report: Report,
): void {
  if (slug === '') return
  const folder = dirname(outputPath(place, chosen, slug, 'pdf'))
  const key = JSON.stringify([folder, slugKey(slug)])
  const owner = claims.get(key)
  if (owner === undefined) {
    claims.set(key, shownPath(join(chosen.project.root, chosen.article)))
    return
  }
  report('slug-taken', `The slug ${slug} belongs to ${owner} already.`, {
    place: { file: chosen.article, line: 1 },
    advice: 'Write slug: and another one into the front matter of one of the two.',
  })
}
