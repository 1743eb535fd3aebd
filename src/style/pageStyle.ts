import { parse } from 'css-tree/dist/csstree.esm'
import type { Points } from '../length.js'
import { checkPageArea } from './checkPageArea.js'
import { componentsOf } from './componentValues.js'
import type { Auto, Edges, LengthPercentage } from './computedStyle.js'
import { type Cascade, type Computed, computeStyle, orderDeclarations } from './computeStyle.js'
import { checkDescriptor } from './expandProperty.js'
import { lineUnitOf } from './gatherStyle.js'
import { type PageKey, type PageValues, pageDescriptors } from './pageDescriptors.js'
import { innerPage, type MarginBoxName, marginBoxNames, type PageQuery, type PageStyle } from './pageRules.js'
import { matchesPage } from './pageSelectors.js'
import type { ReadContext } from './properties/row.js'
import { initialComponents } from './properties.js'
import type { DeclaredValue, PageRule, Problem } from './styleSheets.js'
import { substituteVariables } from './variables.js'

/** The style of a page, and what was wrong with it that could not be found sooner. The same rules give the same object. */
export type PageStyles = (query: PageQuery) => {
  readonly style: PageStyle
  readonly problems: readonly Problem[]
}

/** What bleed is where `marks` asks for crop marks and nothing is said (Page 3, section 7.4). */
const bleedForMarks: Points = 6

/** The page styles of a document. Pages inherit from the root element, margin boxes and the note area from their page. */
export function createPageStyles(rules: readonly PageRule[], root: Computed): PageStyles {
  const known = new Map<string, ReturnType<PageStyles>>()
  const rulesFor = (query: PageQuery) => rules.filter(({ selector }) => matchesPage(selector, query))
  const styleFor = (matching: readonly PageRule[]) => {
    const key = matching.map(rule => rules.indexOf(rule)).join()
    const style = known.get(key) ?? makePageStyle(matching, root)
    known.set(key, style)
    return style
  }
  return query => {
    const matching = rulesFor(query)
    const { style, problems } = styleFor(matching)
    const inner = styleFor(rulesFor(innerPage(query.name))).style
    return { style, problems: [...problems, ...checkPageArea(style, query, { inner, rules: matching })] }
  }
}

function makePageStyle(rules: readonly PageRule[], root: Computed): ReturnType<PageStyles> {
  const page = computeStyle(rules, root, root)
  const { values, problems } = computePageValues(rules, page, root)
  const { width, height } = values.size
  const boxes = new Map<MarginBoxName, Computed>()
  for (const name of marginBoxNames) {
    const box = computeStyle(boxCascade(rules, name), page, root)
    const { content } = box.style
    if (content !== 'none' && content !== 'normal') boxes.set(name, box)
  }
  const notes = computeStyle(boxCascade(rules, 'footnote'), page, root)
  const style: PageStyle = {
    width,
    height,
    margin: resolveEdges(page.style.margin, width, height),
    padding: resolveEdges(page.style.padding, width, height),
    bleed: values.bleed === 'auto' ? (values.marks.crop ? bleedForMarks : 0) : values.bleed,
    marks: values.marks,
    style: page.style,
    marginBoxes: new Map([...boxes].map(([name, box]) => [name, box.style])),
    footnoteArea: notes.style,
    noteRule: values.noteRule,
    noteReset: values.noteReset,
    folioStyle: values.folioStyle,
    alignContent: values.verticalAlign,
    pageBreaking: values.pageBreaking,
  }
  return {
    style,
    problems: [...page.problems, ...problems, ...[...boxes.values(), notes].flatMap(box => box.problems)],
  }
}

function boxCascade(rules: readonly PageRule[], name: MarginBoxName | 'footnote'): Cascade {
  return rules.flatMap(({ origin, boxes }) => {
    const declarations = boxes.get(name)
    return declarations === undefined ? [] : [{ origin, declarations }]
  })
}

/** Percentages are of the page's width or height, as each edge lies; `auto` is nothing (Page 3, section 7.2). */
function resolveEdges(
  { top, right, bottom, left }: Edges<LengthPercentage | Auto>,
  width: Points,
  height: Points,
): Edges<Points> {
  const resolve = (edge: LengthPercentage | Auto, whole: Points) =>
    edge === 'auto' ? 0 : edge.points + (edge.percent / 100) * whole
  return {
    top: resolve(top, height),
    right: resolve(right, width),
    bottom: resolve(bottom, height),
    left: resolve(left, width),
  }
}

/** Size, marks, bleed and the like, which are computed for pages only. */
function computePageValues(
  cascade: Cascade,
  page: Computed,
  root: Computed,
): { readonly values: PageValues; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const winners = new Map<PageKey, DeclaredValue>()
  for (const { declaration } of orderDeclarations(cascade)) {
    if (declaration.kind !== 'page') continue
    const { key, value, place } = declaration
    const settled = settleDescriptor(key, value, page)
    if ('message' in settled) problems.push({ ...settled, code: 'css-unsupported', place })
    else winners.set(key, settled)
  }
  const context: ReadContext = {
    em: page.values.fontSize,
    lh: lineUnitOf(page.values),
    rem: root.values.fontSize,
    rlh: lineUnitOf(root.values),
    parent: root.values,
  }
  const read = <K extends PageKey>(key: K): PageValues[K] => {
    const row: (typeof pageDescriptors)[K] = pageDescriptors[key]
    const winner = winners.get(key)
    const value = winner?.kind === 'components' ? row.read(winner.components, context) : undefined
    const settled = value ?? row.read(initialComponents(row), context)
    if (settled === undefined) throw new Error(`initial value of ${row.name} does not read`)
    return settled
  }
  const values: PageValues = {
    size: read('size'),
    marks: read('marks'),
    bleed: read('bleed'),
    verticalAlign: read('verticalAlign'),
    noteRule: read('noteRule'),
    noteReset: read('noteReset'),
    folioStyle: read('folioStyle'),
    pageBreaking: read('pageBreaking'),
  }
  return { values, problems }
}

function settleDescriptor(
  key: PageKey,
  value: DeclaredValue,
  { customProperties }: Computed,
): DeclaredValue | { readonly message: string; readonly advice: string } {
  if (value.kind !== 'variable') return value
  const { name } = pageDescriptors[key]
  const text = substituteVariables(value.text, custom =>
    Object.hasOwn(customProperties, custom) ? customProperties[custom] : undefined,
  )
  const parsed =
    text === undefined ? undefined : parse(text.trim(), { context: 'value', onParseError: () => undefined })
  if (parsed?.type !== 'Value')
    return {
      message: `\`${value.text}\` of \`${name}\` has no value here.`,
      advice: 'Declare the custom property on html or in the @page rule, or give var() a fallback.',
    }
  return checkDescriptor(name, parsed) ?? { kind: 'components', components: componentsOf(parsed) }
}
