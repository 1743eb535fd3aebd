import { relative, resolve } from 'node:path'
import { type Diagnostic, formatDiagnostic, sortDiagnostics } from '../diagnostic.js'
import type { Form } from './chooseOutputs.js'

/** What a command prints, and its exit status: 1 with an error, else 0. */
export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly status: 0 | 1
}

/** A file written: what the report says of it. */
export interface Written {
  readonly path: string
  readonly form: Form
  readonly pages?: number
  readonly chapters?: number
  readonly bytes: number
  readonly seconds: number
}

interface Found {
  readonly said: readonly Diagnostic[]
  readonly written: readonly Written[]
  readonly traces: readonly string[]
}

/** All that a run has to say: diagnostics by place on stderr, on stdout what was written, traced, or a report. */
export function sayOutcome(
  { said, written, traces }: Found,
  { report }: { readonly report?: 'json' },
): Outcome {
  const diagnostics = sortDiagnostics(said)
  const status = diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
  const stdout =
    report === 'json'
      ? `${JSON.stringify({ written, diagnostics }, null, 2)}\n`
      : [...traces, ...written.map(sayWritten)].join('')
  return { stdout, stderr: sayDiagnostics(diagnostics), status }
}

/** A diagnostic as the command line shows it: with `--strict` an error whatever it is, its file from the working folder. */
export function asSaid(diagnostic: Diagnostic, root: string, strict: boolean): Diagnostic {
  const severity = strict ? 'error' : diagnostic.severity
  const { place } = diagnostic
  if (place === undefined || /^(?:npm|colophon):/.test(place.file)) return { ...diagnostic, severity }
  return { ...diagnostic, severity, place: { ...place, file: shownPath(resolve(root, place.file)) } }
}

/** A path as it is said: from the working folder, with `/`. */
export function shownPath(path: string): string {
  return relative('.', path).split('\\').join('/') || '.'
}

function sayDiagnostics(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return ''
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  const counts = [
    ...(errors === 0 ? [] : [count(errors, 'error')]),
    ...(warnings === 0 ? [] : [count(warnings, 'warning')]),
  ]
  return `${[...diagnostics.map(formatDiagnostic), counts.join(', ')].join('\n')}\n`
}

function sayWritten({ path, form, pages, chapters, bytes, seconds }: Written): string {
  const extent = form === 'pdf' ? count(pages ?? 0, 'page') : count(chapters ?? 0, 'chapter')
  return `${path}  ${extent}  ${saySize(bytes)}  ${seconds.toFixed(2)} s\n`
}

function count(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? '' : 's'}`
}

/** `12.3 kB`, by 1000. */
function saySize(bytes: number): string {
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
