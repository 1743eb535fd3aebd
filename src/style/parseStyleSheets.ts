import type { Report } from '../diagnostic.js'
import { checkCounterNames, readCounterStyles } from './counterStyles.js'
import { readSheet } from './readSheet.js'
import { compareSpecificity } from './selectors.js'
import type { Found, LoadSheet, SheetText } from './sheet.js'
import type { StyleSheets } from './styleSheets.js'
import { userAgentSheet } from './userAgentSheet.js'

export type { LoadSheet, SheetText }

/**
 * The style sheets of a template with our own beneath them. Everything that is broken or not supported is reported once,
 * with its place: `css-syntax`, `css-unsupported`, and `file-missing` for what `load` does not find.
 */
export function parseStyleSheets(sheets: readonly SheetText[], load: LoadSheet, report: Report): StyleSheets {
  const found = emptyFound()
  for (const sheet of sheets)
    readSheet({ ...sheet, origin: 'author', within: [sheet.file], found, load, report })
  const { fontFaces } = found
  const counterStyles = readCounterStyles(found.counterStyles, report)
  checkCounterNames([...found.rules, ...found.pageRules], counterStyles, report)
  userAgentRules ??= readUserAgentSheet()
  const rules = [...userAgentRules.rules, ...found.rules]
  const pageRules = [...userAgentRules.pageRules, ...found.pageRules]
  return {
    fontFaces,
    rules: sortBySpecificity(rules),
    pageRules: sortBySpecificity(pageRules),
    counterStyles,
    looksInside: rules.some(({ selector }) => selector.looksInside),
  }
}

/** What our own sheet says, which is the same beneath every template: to read it takes longer than to read a short sheet. */
let userAgentRules: Pick<Found, 'rules' | 'pageRules'> | undefined

/** Throws where anything would be reported of it. */
function readUserAgentSheet(): Pick<Found, 'rules' | 'pageRules'> {
  const found = emptyFound()
  const report: Report = (code, message) => {
    throw new Error(`${userAgentSheet.file}: ${code} ${message}`)
  }
  const within = [userAgentSheet.file]
  readSheet({ ...userAgentSheet, origin: 'user-agent', within, found, load: () => undefined, report })
  checkCounterNames([...found.rules, ...found.pageRules], readCounterStyles([], report), report)
  return found
}

function emptyFound(): Found {
  return { fontFaces: [], rules: [], pageRules: [], counterStyles: [] }
}

/** The user agent's first, then by specificity; sorting keeps the order of those that are equal. */
function sortBySpecificity<T extends Pick<StyleSheets['rules' | 'pageRules'][number], 'origin' | 'selector'>>(
  rules: readonly T[],
): readonly T[] {
  const rank = ({ origin }: T) => (origin === 'user-agent' ? 0 : 1)
  return rules.toSorted(
    (a, b) => rank(a) - rank(b) || compareSpecificity(a.selector.specificity, b.selector.specificity),
  )
}
