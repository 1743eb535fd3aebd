/** What EPUB 3.3's XHTML (the HTML standard, in XML syntax) lets stand where, as far as a rendered tree may hold it. */

const names = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Elements that flow content takes and phrasing content does not (HTML, section 3.2.5.2). */
export const blocks = names(`
  address article aside blockquote details dialog div dl fieldset figure footer header h1 h2 h3 h4 h5 h6 hgroup hr main
  nav ol p pre section table ul`)

export const inlines = names(`
  a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark math meter output progress q ruby s
  samp select small span strong sub sup svg textarea time u var wbr`)

/** Elements that stand only in the parents named; `dl-group` is a `div` in a `dl`. */
export const onlyIn: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', names('ul ol')],
  ['dt', names('dl dl-group')],
  ['dd', names('dl dl-group')],
  ['caption', names('table')],
  ['colgroup', names('table')],
  ['col', names('colgroup')],
  ['thead', names('table')],
  ['tbody', names('table')],
  ['tfoot', names('table')],
  ['tr', names('thead tbody tfoot table')],
  ['td', names('tr')],
  ['th', names('tr')],
  ['figcaption', names('figure')],
  ['summary', names('details')],
  ['legend', names('fieldset')],
  ['rt', names('ruby')],
  ['rp', names('ruby')],
  ['option', names('select')],
])

/** Elements whose children are flow content. `a`, `ins` and `del` take what their parent takes. */
export const flowParents = names(`
  address article aside blockquote body caption dd details dialog div dt fieldset figcaption figure footer header li main
  nav section td th`)
export const transparent = names('a ins del')
/** Elements that hold text and no elements. */
export const textOnly = names('option textarea')

const headings = 'h1 h2 h3 h4 h5 h6 hgroup'
const sectioning = 'article aside nav section'
const interactive = 'a button details input label select textarea'

/** Elements that may stand nowhere within the one named, however deep. */
export const neverWithin: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['a', names(interactive)],
  ['address', names(`${headings} ${sectioning} header footer address`)],
  ['button', names(interactive)],
  ['caption', names('table')],
  ['dfn', names('dfn')],
  ['dt', names(`${headings} ${sectioning} header footer`)],
  ['footer', names('header footer main')],
  ['header', names('header footer main')],
  ['label', names('label')],
  ['meter', names('meter')],
  ['progress', names('progress')],
  ['th', names(`${headings} ${sectioning} header footer`)],
])

/** Elements that go with all they hold: they say nothing to a reader of an EPUB. */
export const dropped = names(`
  area audio base basefont bgsound canvas embed frame head iframe link meta noembed noframes object param script source
  style template title track video`)

/** Obsolete elements and what stands for them (HTML, section 16.2). */
export const replaced: ReadonlyMap<string, string> = new Map([
  ['acronym', 'abbr'],
  ['big', 'span'],
  ['center', 'div'],
  ['dialog', 'div'],
  ['dir', 'ul'],
  ['font', 'span'],
  ['hgroup', 'div'],
  ['image', 'img'],
  ['listing', 'pre'],
  ['main', 'div'],
  ['menu', 'ul'],
  ['search', 'div'],
  ['form', 'div'],
  ['strike', 's'],
  ['tt', 'code'],
  ['xmp', 'pre'],
])

/** An attribute's value must match; what does not is left out. */
export type ValueTest = (value: string) => boolean

const anything: ValueTest = () => true
const matches =
  (pattern: RegExp): ValueTest =>
  value =>
    pattern.test(value)
const oneOf = (list: string): ValueTest => matches(new RegExp(`^(?:${list})$`))
const whole = matches(/^\d{1,9}$/)
const integer = matches(/^-?\d{1,9}$/)
const positive = matches(/^[1-9]\d{0,3}$/)
const number = matches(/^-?\d+(?:\.\d+)?$/)
/** HTML, section 2.3.5: months, dates, times, local and global moments, years, durations. */
const moment = matches(
  /^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?|\d\d:\d\d(?::\d\d)?|P(?=.)(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/,
)
const day = matches(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
const webAddress = matches(/^https:\/\/[^\s"<>\\^`{|}]+$/)

const attributesOf = (list: Readonly<Record<string, ValueTest>>): ReadonlyMap<string, ValueTest> =>
  new Map(Object.entries(list))

export const globalAttributes = attributesOf({
  id: anything,
  class: matches(/\S/),
  lang: matches(/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/),
  dir: oneOf('ltr|rtl|auto'),
  title: anything,
  hidden: anything,
  style: anything,
  tabindex: integer,
  translate: oneOf('yes|no'),
  role: anything,
  'epub:type': matches(/^\s*[\w.-]+(?:\s+[\w.-]+)*\s*$/),
})

const cell = { colspan: positive, rowspan: matches(/^\d{1,5}$/) }

export const ownAttributes: ReadonlyMap<string, ReadonlyMap<string, ValueTest>> = new Map([
  ['a', attributesOf({ href: anything, hreflang: matches(/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/) })],
  ['blockquote', attributesOf({ cite: webAddress })],
  ['button', attributesOf({ disabled: anything, type: oneOf('button') })],
  ['col', attributesOf({ span: positive })],
  ['colgroup', attributesOf({ span: positive })],
  ['data', attributesOf({ value: anything })],
  ['del', attributesOf({ cite: webAddress, datetime: day })],
  ['details', attributesOf({ open: anything })],
  ['fieldset', attributesOf({ disabled: anything })],
  ['img', attributesOf({ src: anything, alt: anything, width: whole, height: whole })],
  [
    'input',
    attributesOf({ type: oneOf('checkbox|radio'), checked: anything, disabled: anything, value: anything }),
  ],
  ['ins', attributesOf({ cite: webAddress, datetime: day })],
  ['li', attributesOf({ value: integer })],
  ['meter', attributesOf({ value: number, min: number, max: number })],
  ['ol', attributesOf({ start: integer, reversed: anything, type: oneOf('1|a|A|i|I') })],
  ['option', attributesOf({ value: anything, selected: anything, disabled: anything })],
  ['progress', attributesOf({ value: number, max: positive })],
  ['q', attributesOf({ cite: webAddress })],
  ['select', attributesOf({ multiple: anything, disabled: anything })],
  ['td', attributesOf(cell)],
  ['textarea', attributesOf({ disabled: anything })],
  ['th', attributesOf({ ...cell, scope: oneOf('row|col|rowgroup|colgroup'), abbr: anything })],
  ['time', attributesOf({ datetime: moment })],
])

const sectionRoles = `
  doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-bibliography doc-chapter doc-colophon doc-conclusion
  doc-credit doc-credits doc-dedication doc-endnotes doc-epilogue doc-errata doc-example doc-foreword doc-glossary
  doc-index doc-introduction doc-notice doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-toc`

/** What elements without a meaning of their own may be: roles of DPUB-ARIA 1.1 that are not deprecated, and some of ARIA's. */
const freeRoles = names(`
  ${sectionRoles} doc-backlink doc-biblioref doc-epigraph doc-footnote doc-glossref doc-noteref doc-pagebreak doc-subtitle
  doc-tip definition figure group math none note presentation region term`)

/** Elements that not every role may be given to (ARIA in HTML, section 4; what EPUBCheck holds of it). */
const ownRoles: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['a', names('doc-backlink doc-biblioref doc-glossref doc-noteref')],
  ['article', names('none presentation region')],
  [
    'aside',
    names(
      `doc-dedication doc-example doc-footnote doc-glossary doc-pullquote doc-tip none note presentation region`,
    ),
  ],
  ['figure', names('doc-example figure')],
  ['footer', names('doc-footnote group none presentation')],
  ['header', names('doc-footnote group none presentation')],
  ['hr', names('doc-pagebreak none presentation')],
  ['img', names('doc-cover')],
  ['nav', names('doc-index doc-pagelist doc-toc')],
  ['section', names(`${sectionRoles} group none note presentation region`)],
  ['table', names('none presentation')],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(name => [name, names('doc-subtitle')] as const),
  ...`br button caption col colgroup dd details dl dt fieldset figcaption input label legend li meter ol option
  progress select summary tbody td textarea tfoot th thead tr ul wbr`
    .split(/\s+/)
    .map(name => [name, new Set<string>()] as const),
])

export const isRoleOf = (role: string, name: string): boolean => (ownRoles.get(name) ?? freeRoles).has(role)

/** The role of a section that says what its `epub:type` says (EPUB Type to ARIA Role, section 2). */
export function roleOfType(type: string): string | undefined {
  const role = `doc-${type}`
  return type !== 'toc' && ownRoles.get('section')?.has(role) === true ? role : undefined
}

/** The attributes of ARIA that text without scripts may need. */
export const ariaAttributes: ReadonlyMap<string, ValueTest> = new Map([
  ...[
    'controls',
    'describedby',
    'description',
    'details',
    'label',
    'labelledby',
    'owns',
    'roledescription',
  ].map(name => [`aria-${name}`, matches(/\S/)] as const),
  ['aria-hidden', oneOf('true|false')],
])
