import { statSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import type { Report } from '../diagnostic.js'
import type { Chosen } from './chooseArticles.js'

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
  const ending = extname(out).toLowerCase()
  const form: Form | undefined = ending === '.pdf' ? 'pdf' : ending === '.epub' ? 'epub' : undefined
  const stats = statSync(path, { throwIfNoEntry: false })
  const refuse = (message: string, advice: string): undefined => {
    report('output-refused', message, { advice })
    return undefined
  }
  if (stats?.isDirectory()) return { kind: 'folder', folder: path }
  if (form === undefined && stats !== undefined) {
    return refuse(
      `--out ${out} is a file that is there already.`,
      'Name a folder, or a file that ends in .pdf or .epub.',
    )
  }
  if (form === undefined) return { kind: 'folder', folder: path }
  if (articles !== 1) return refuse(`--out ${out} names one file for ${articles} articles.`, 'Name a folder.')
  if (only !== undefined && only !== form)
    return refuse(`--out ${out} does not fit --only ${only}.`, 'Leave one out.')
  return { kind: 'file', path, form }
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
