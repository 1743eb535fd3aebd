import type { Code, Report } from '../diagnostic.js'
import type { Completeness, Manuscript } from '../read/manuscript.js'

/** What may be said only where these parts of a manuscript are all there: else it may be the lack that is spoken of. */
const needs: Partial<Readonly<Record<Code, readonly (keyof Completeness)[]>>> = {
  'person-undefined': ['people'],
  'person-unmentioned': ['text', 'people', 'sources'],
  'see-undefined': ['people'],
  'source-undefined': ['sources'],
  'source-unused': ['text', 'people', 'sources'],
  'relies-on-undefined': ['people', 'sources'],
  'note-undefined': ['text'],
  'note-unused': ['text'],
  'link-undefined': ['text'],
}

/** A report that passes over what only follows from faults that have been reported. */
export function withoutConsequences(manuscripts: readonly Manuscript[], report: Report): Report {
  return (code, message, where) => {
    const isSure = (needs[code] ?? []).every(part => manuscripts.every(({ complete }) => complete[part]))
    if (isSure) report(code, message, where)
  }
}
