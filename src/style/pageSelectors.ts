import { isNth, type Nth, parseNth } from './nth.js'
import type { PageQuery } from './pageRules.js'
import type { Specificity } from './selectors.js'

/** Which pages an @page rule is for (Page 3, section 6.1; `:nth()` from GCPM 3). */
export interface PageSelector {
  readonly name: string | undefined
  readonly first: boolean
  readonly blank: boolean
  readonly side: 'left' | 'right' | undefined
  readonly nth: readonly NthPage[]
  /** Names, then `:first`, `:blank` and `:nth()`, then `:left` and `:right`. */
  readonly specificity: Specificity
}

/** `:nth(2n+1)` counts the document's pages; `:nth(1 of chapter)` those of each run of the named pages. */
interface NthPage extends Nth {
  readonly of: string | undefined
}

/** The selectors of an @page rule; or the first one that cannot be read. */
export function parsePageSelectors(prelude: string): readonly PageSelector[] | { readonly fault: string } {
  const selectors: PageSelector[] = []
  for (const part of prelude.split(',')) {
    const selector = parsePageSelector(part.trim())
    if (selector === undefined) return { fault: part.trim() }
    selectors.push(selector)
  }
  return selectors
}

/** Whether a page is one of those meant. */
export function matchesPage(selector: PageSelector, page: PageQuery): boolean {
  return (
    (selector.name === undefined || selector.name === page.name) &&
    (!selector.first || page.first) &&
    (!selector.blank || page.blank) &&
    (selector.side === undefined || selector.side === page.side) &&
    selector.nth.every(nth =>
      nth.of === undefined ? isNth(page.number, nth) : nth.of === page.name && isNth(page.numberInRun, nth),
    )
  )
}

function parsePageSelector(text: string): PageSelector | undefined {
  const whole = /^([\p{L}_-][\p{L}\p{N}_-]*)?((?::[a-z]+(?:\([^)]*\))?)*)$/iu.exec(text)
  if (whole === null) return undefined
  const pseudos = whole[2]!.match(/:[a-z]+(?:\([^)]*\))?/gi) ?? []
  const words = pseudos.map(pseudo => pseudo.slice(1).toLowerCase())
  const nth: NthPage[] = []
  for (const [i, word] of words.entries()) {
    const parsed = parseNthPage(pseudos[i]!)
    if (parsed !== undefined) nth.push(parsed)
    else if (!/^(?:first|blank|left|right)$/.test(word)) return undefined
  }
  const sides = (['left', 'right'] as const).filter(side => words.includes(side))
  if (sides.length > 1) return undefined
  return {
    name: whole[1],
    first: words.includes('first'),
    blank: words.includes('blank'),
    side: sides[0],
    nth,
    specificity: [whole[1] === undefined ? 0 : 1, words.length - sides.length, sides.length],
  }
}

function parseNthPage(pseudo: string): NthPage | undefined {
  const [, formula, of] = /^:nth\(\s*(.*?)(?:\s+of\s+([\p{L}_-][\p{L}\p{N}_-]*))?\s*\)$/iu.exec(pseudo) ?? []
  const nth = formula === undefined ? undefined : parseNth(formula)
  return nth === undefined ? undefined : { ...nth, of }
}
