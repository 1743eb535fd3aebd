/** What may be said to an author or designer, and where. The author's mistakes are diagnostics; ours throw. */

/** A place in a file of the project. Lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column?: number
}

export type Severity = 'error' | 'warning'

/** Every code that can be reported, with its one severity. `--strict` makes all of them errors. */
export const severities = {
  'file-missing': 'error',
  'file-unreadable': 'error',
  'not-utf8': 'error',
  'unsafe-path': 'error',
  'front-matter-syntax': 'error',
  'front-matter-missing': 'warning',
  'title-missing': 'error',
  'unknown-key': 'warning',
  'wrong-type': 'error',
  'bad-value': 'error',
  'bad-date': 'error',
  'number-doubtful': 'warning',
  'yaml-syntax': 'error',
  'yaml-limit': 'error',
  'slug-taken': 'error',
  'slug-unsafe': 'error',
  'identifier-derived': 'warning',
  'date-missing': 'warning',
  'html-dropped': 'warning',
  'table-cells': 'warning',
  'container-unclosed': 'warning',
  'heading-empty': 'warning',
  'heading-space': 'warning',
  'markup-unclosed': 'warning',
  'nesting-limit': 'error',
  'note-undefined': 'error',
  'note-unused': 'warning',
  'note-duplicate': 'error',
  'source-undefined': 'error',
  'source-duplicate': 'error',
  'source-unused': 'warning',
  'source-unprintable': 'warning',
  'person-undefined': 'error',
  'person-duplicate': 'error',
  'person-ambiguous': 'error',
  'person-unmentioned': 'warning',
  'see-undefined': 'error',
  'see-circular': 'error',
  'relies-on-undefined': 'error',
  'link-undefined': 'error',
  'link-local': 'warning',
  'id-duplicate': 'error',
  'image-missing': 'error',
  'image-unsupported': 'error',
  'image-large': 'warning',
  'image-alt-missing': 'warning',
  'template-unknown': 'error',
  'template-broken': 'error',
  'liquid-error': 'error',
  'citation-style': 'error',
  'locale-missing': 'warning',
  'font-missing': 'error',
  'font-unusable': 'error',
  'glyph-missing': 'error',
  'css-syntax': 'warning',
  'css-unsupported': 'warning',
  'measure-changes': 'warning',
  'line-overfull': 'warning',
  'line-loose': 'warning',
  'page-rule-broken': 'warning',
  'note-deferred': 'warning',
  'note-number-held': 'warning',
  'page-too-small': 'error',
  'folio-unsettled': 'error',
  'output-refused': 'error',
  'archive-unreadable': 'error',
  'archive-changed': 'error',
  'rebuild-differs': 'error',
  'own-fault': 'error',
} as const satisfies Record<string, Severity>

export type Code = keyof typeof severities

/** `advice` says what to write instead, as a sentence of its own. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly advice?: string
  readonly place?: Place
}

/** Given to every stage that may meet a mistake of the author's. */
export type Report = (
  code: Code,
  message: string,
  where?: { place?: Place | undefined; advice?: string },
) => void

/** A report that keeps what it is told. `found` is in the order of the telling; the same thing said twice is kept once. */
export function collectDiagnostics(): { readonly report: Report; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = []
  const seen = new Set<string>()
  const report: Report = (code, message, where = {}) => {
    const { place, advice } = where
    const key = JSON.stringify([code, message, place])
    if (seen.has(key)) return
    seen.add(key)
    found.push({
      code,
      severity: severities[code],
      message,
      ...(advice === undefined ? {} : { advice }),
      ...(place === undefined ? {} : { place }),
    })
  }
  return { report, found }
}

/** By file, line and column; those without a place come last, in the order of the telling. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = (place: Place | undefined) => place?.file ?? '\uffff'
  return diagnostics.toSorted((a, b) => {
    const [fileA, fileB] = [key(a.place), key(b.place)]
    if (fileA !== fileB) return fileA < fileB ? -1 : 1
    return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0)
  })
}

/** One line, as compilers write it: `content/x.md:12:5: error: message advice [code]`. */
export function formatDiagnostic({ place, severity, message, advice, code }: Diagnostic): string {
  const column = place?.column === undefined ? '' : `:${place.column}`
  const where = place === undefined ? '' : `${place.file}:${place.line}${column}: `
  return `${where}${severity}: ${message}${advice === undefined ? '' : ` ${advice}`} [${code}]`
}

/** Ends a switch over a closed union: a new member then fails to compile where it is not yet handled. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
