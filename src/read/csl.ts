const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** CSL 1.0.2, appendix III. */
export const cslTypes: ReadonlySet<string> = new Set(
  words(`
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
    entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
    motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage`),
)

/** CSL 1.0.2, appendix IV: variables that are names. */
export const nameVariables: ReadonlySet<string> = new Set(
  words(`
    author chair collection-editor compiler composer container-author contributor curator director editor editor-translator
    editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer
    producer recipient reviewed-author script-writer series-creator translator`),
)

/** Variables that are dates. */
export const dateVariables: ReadonlySet<string> = new Set(
  words('accessed available-date event-date issued original-date submitted'),
)

/** Every other variable: text or a number as typed. */
const textVariables = words(`
  abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number citation-key
  citation-label citation-number collection-number collection-title container-title container-title-short dimensions division
  DOI edition event event-title event-place first-reference-note-number genre ISBN ISSN issue jurisdiction keyword language
  locator medium number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page
  page-first part-number part-title PMCID PMID printing-number publisher publisher-place references reviewed-genre reviewed-title
  scale section short-title source status supplement-number title title-short URL version volume volume-title volume-title-short
  year-suffix`)

/** Every key that a source may have, with those that CSL does not know. */
export const sourceKeys: readonly string[] = [
  'id',
  'type',
  'note',
  'reliesOn',
  'categories',
  'custom',
  ...nameVariables,
  ...dateVariables,
  ...textVariables,
]
