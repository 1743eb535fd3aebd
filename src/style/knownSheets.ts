import { collectDiagnostics, type Diagnostic, type Report } from '../diagnostic.js'
import { type LoadSheet, parseStyleSheets, type SheetText } from './parseStyleSheets.js'
import type { StyleSheets } from './styleSheets.js'

/** Sheets as they were parsed, with all that was loaded for them and said of them. */
interface Known {
  readonly sheets: readonly SheetText[]
  readonly loaded: readonly (readonly [url: string, from: string, text: string | undefined])[]
  readonly parsed: StyleSheets
  readonly found: readonly Diagnostic[]
}

/** The latest first. Few: articles of one run share a template. */
let known: readonly Known[] = []
const mostKnown = 4

/** As `parseStyleSheets`, which it asks only for texts that it has not seen: the same ones give the same value and reports. */
export function parseSharedSheets(
  sheets: readonly SheetText[],
  load: LoadSheet,
  report: Report,
): StyleSheets {
  const before = known.find(each => isFor(each, sheets, load))
  const chosen = before ?? parseAnew(sheets, load)
  known = [chosen, ...known.filter(each => each !== chosen)].slice(0, mostKnown)
  for (const { code, message, ...where } of chosen.found) report(code, message, where)
  return chosen.parsed
}

function isFor(each: Known, sheets: readonly SheetText[], load: LoadSheet): boolean {
  return (
    each.sheets.length === sheets.length &&
    each.sheets.every(({ file, text }, i) => file === sheets[i]!.file && text === sheets[i]!.text) &&
    each.loaded.every(([url, from, text]) => load(url, from) === text)
  )
}

function parseAnew(sheets: readonly SheetText[], load: LoadSheet): Known {
  const { report, found } = collectDiagnostics()
  const loaded: (readonly [string, string, string | undefined])[] = []
  const noted: LoadSheet = (url, from) => {
    const text = load(url, from)
    loaded.push([url, from, text])
    return text
  }
  return { sheets, loaded, parsed: parseStyleSheets(sheets, noted, report), found }
}
