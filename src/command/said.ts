import { join, relative } from 'node:path'
import { type Diagnostic, formatDiagnostic } from '../diagnostic.js'

/** A diagnostic as the command line shows it: with `--strict` an error whatever it is, its file from the working folder. */
export function asSaid(diagnostic: Diagnostic, root: string, strict: boolean): Diagnostic {
  const severity = strict ? 'error' : diagnostic.severity
  const { place } = diagnostic
  if (place === undefined || /^(?:npm|colophon):/.test(place.file)) return { ...diagnostic, severity }
  const file = relative('.', join(root, place.file)).split('\\').join('/')
  return { ...diagnostic, severity, place: { ...place, file } }
}

/** All diagnostics, a line each, and how many there are. Empty where there are none. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return ''
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const counts = [count(errors, 'error'), count(diagnostics.length - errors, 'warning')].filter(
    each => each !== '',
  )
  return `${[...diagnostics.map(formatDiagnostic), counts.join(', ')].join('\n')}\n`
}

function count(number: number, name: string): string {
  return number === 0 ? '' : `${number} ${name}${number === 1 ? '' : 's'}`
}

/** `12.3 kB`, by 1000. */
export function saySize(bytes: number): string {
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
