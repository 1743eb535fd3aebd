import type { Report } from '../diagnostic.js'
import { checkCounterNames, readCounterStyles } from './counterStyles.js'
import { readSheet } from './readSheet.js'
import { compareSpecificity } from './selectors.js'
import type { Found, LoadSheet, SheetText } from './sheet.js'
import type { Origin, StyleSheets } from './styleSheets.js'
import { userAgentSheet } from './userAgentSheet.js'

export type { LoadSheet, SheetText }

/**
 * The style sheets of a template with our own beneath them. Everything that is broken or not supported is reported once,
 * with its place: `css-syntax`, `css-unsupported`, and `file-missing` for what `load` does not find.
 */
export function parseStyleSheets(sheets: readonly SheetText[], load: LoadSheet, report: Report): StyleSheets {
  const found: Found = { fontFaces: [], rules: [], pageRules: [], counterStyles: [] }
  const read = (sheet: SheetText, origin: Origin) =>
    readSheet({ ...sheet, origin, within: [sheet.file], found, load, report })
  read(userAgentSheet, 'user-agent')
  for (const sheet of sheets) read(sheet, 'author')
  const { fontFaces, rules, pageRules } = found
  const counterStyles = readCounterStyles(found.counterStyles, report)
  checkCounterNames([...rules, ...pageRules], counterStyles, report)
  return {
    fontFaces,
    rules: sortBySpecificity(rules),
    pageRules: sortBySpecificity(pageRules),
    counterStyles,
    looksInside: rules.some(({ selector }) => selector.looksInside),
  }
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
