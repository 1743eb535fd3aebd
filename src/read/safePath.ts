/** A path that stays below the folder that it starts from, NFC, without `.` and `..`; or why it does not. */
export type CleanPath =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'unsafe'; readonly why: string }

/**
 * The path as it lies below the root, by its text alone: what links on the disk do is checked where they are followed.
 * Absolute paths, other schemes, drive letters, backslashes and steps above the root are refused.
 */
export function cleanPath(typed: string): CleanPath {
  const refused = (why: string): CleanPath => ({ kind: 'unsafe', why })
  if (typed.includes('\0')) return refused('it holds a NUL character')
  if (typed.includes('\\')) return refused('it holds a backslash; folders are parted by /')
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed)) return refused('it is an address or a drive, not a path')
  if (typed.startsWith('/')) return refused('it is absolute')
  const steps: string[] = []
  for (const step of typed.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return refused('it leaves the project')
  }
  return { kind: 'path', path: steps.join('/').normalize('NFC') }
}

/** The path with `%41` read as `A`, once; as it is where that gives no text. */
export function decodePercent(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A reference in a file as a path from the root: `../images/a.png` in `content/x.md` is `content/../images/a.png`. */
export function pathBeside(file: string, reference: string): string {
  if (/^(?:npm|colophon):/.test(reference) || reference.startsWith('/') || /^[a-z]+:/i.test(reference))
    return reference
  const folder = folderOf(file)
  return folder === '' ? reference : `${folder}/${reference}`
}

/** `content` of `content/x.md`; empty for a file in the root. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')))
}
