import { realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { upward } from './packageFolder.js'

/** The project that a file or a folder of the disk belongs to. */
export interface Project {
  /** Absolute. */
  readonly root: string
  /** The file from the root, with `/`; empty for a folder. */
  readonly file: string
  /** Whether the root has `content/` or `templates/`; else it is only the folder that a lone file lies in. */
  readonly hasFolders: boolean
}

/** The nearest folder upward with `content/` or `templates/`; without one, the file's own folder. */
export function findProject(path: string): Project {
  const absolute = realPath(resolve(path))
  const isFolder = isFolderAt(absolute)
  const from = isFolder ? absolute : dirname(absolute)
  for (const root of upward(from)) {
    if (isFolderAt(join(root, 'content')) || isFolderAt(join(root, 'templates'))) {
      return { root, file: isFolder ? '' : below(root, absolute), hasFolders: true }
    }
  }
  return { root: from, file: isFolder ? '' : below(from, absolute), hasFolders: false }
}

function isFolderAt(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function below(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

/** The folder's real path, so that a root reached through a link is the same root; the name itself stays as typed. */
function realPath(path: string): string {
  if (isFolderAt(path)) return realpathSync(path)
  return isFolderAt(dirname(path))
    ? join(realpathSync(dirname(path)), path.slice(dirname(path).length))
    : path
}
