import type { Report } from '../diagnostic.js'
import type { HtmlElement, HtmlNode } from '../html/tree.js'
import type { ComputedStyle } from './computedStyle.js'
import { type Cascade, type Computed, computeStyle } from './computeStyle.js'
import { createRuleMatcher } from './matchRules.js'
import type { PageQuery, PageStyle } from './pageRules.js'
import { createPageStyles, type PageStyles } from './pageStyle.js'
import { pseudoElements } from './selectors.js'
import type { CounterStyle, PseudoElement, StyledDocument } from './styledDocument.js'
import { type Problem, reportProblem, type StyleRule, type StyleSheets } from './styleSheets.js'
import { indexTree, nearestAttribute, type TreeIndex } from './treeIndex.js'

/** The styles of an element and its pseudo-elements. Elements under one parent style that match the same rules share it. */
interface ElementStyle {
  readonly own: Computed
  readonly pseudos: ReadonlyMap<PseudoElement, Computed>
  readonly problems: readonly Problem[]
  /** Styles of children made so far, by the rules that they match. */
  readonly children: Map<string, ElementStyle>
}

/**
 * The tree with its styles. `previous` is the last pass's result: with the same sheets, styles that come out equal are
 * the same objects as then, and children of `body` that did not change keep theirs without being matched again.
 */
export function styleDocument(
  root: HtmlElement,
  sheets: StyleSheets,
  previous: StyledDocument | undefined,
  report: Report,
): StyledDocument {
  const before = previous instanceof StyledTree && previous.sheets === sheets ? previous : undefined
  return new StyledTree(root, sheets, before, report)
}

class StyledTree implements StyledDocument {
  readonly counterStyles: ReadonlyMap<string, CounterStyle>
  private readonly tree: TreeIndex
  private readonly styles = new Map<HtmlElement, ElementStyle>()
  private readonly rootStyles: Map<string, ElementStyle>
  private readonly pages: PageStyles
  private readonly told = new Set<ElementStyle>()

  constructor(
    readonly root: HtmlElement,
    readonly sheets: StyleSheets,
    before: StyledTree | undefined,
    private readonly report: Report,
  ) {
    this.tree = indexTree(root)
    this.counterStyles = sheets.counterStyles
    this.rootStyles = before?.rootStyles ?? new Map()
    this.styleTree(before)
    const rootStyle = this.styleFor(root).own
    this.pages =
      before !== undefined && before.styleFor(before.root).own === rootStyle
        ? before.pages
        : createPageStyles(sheets.pageRules, rootStyle)
  }

  styleOf(element: HtmlElement): ComputedStyle {
    return this.styleFor(element).own.style
  }

  pseudoStyleOf(element: HtmlElement, pseudo: PseudoElement): ComputedStyle | undefined {
    return this.styleFor(element).pseudos.get(pseudo)?.style
  }

  pageStyle(query: PageQuery): PageStyle {
    const { style, problems } = this.pages(query)
    for (const problem of problems) reportProblem(problem, this.report)
    return style
  }

  languageOf(element: HtmlElement): string {
    return nearestAttribute(element, 'lang', this.tree) ?? ''
  }

  private styleFor(element: HtmlElement): ElementStyle {
    const style = this.styles.get(element)
    if (style === undefined) throw new Error(`an element of another tree has no style here: ${element.name}`)
    return style
  }

  /** Parents before their children, without recursion: authors' HTML may be nested deeply. */
  private styleTree(before: StyledTree | undefined): void {
    const { rules } = this.sheets
    const matchingRules = createRuleMatcher(rules, this.tree)
    const kept = before === undefined ? undefined : keptChildren(this.root, before)
    const pending: HtmlElement[] = [this.root]
    for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
      const keptStyle = kept?.get(element)
      if (keptStyle !== undefined) {
        this.keepStyles(element, keptStyle)
        continue
      }
      const parent = this.tree.parentOf(element)
      const parentStyle = parent === undefined ? undefined : this.styleFor(parent)
      const matched = matchingRules(element)
      const shared = parentStyle?.children ?? this.rootStyles
      const key = matched.join()
      let style = shared.get(key)
      if (style === undefined) {
        style = makeElementStyle(
          matched.map(index => rules[index]!),
          parentStyle,
          this.rootOf(parent),
        )
        shared.set(key, style)
      }
      this.setStyle(element, style)
      for (const child of element.children) if (child.kind === 'element') pending.push(child)
    }
  }

  private rootOf(parent: HtmlElement | undefined): Computed | undefined {
    return parent === undefined ? undefined : this.styleFor(this.root).own
  }

  private keepStyles(subtree: HtmlElement, before: StyledTree): void {
    const pending: HtmlNode[] = [subtree]
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.kind !== 'element') continue
      this.setStyle(node, before.styleFor(node))
      pending.push(...node.children)
    }
  }

  private setStyle(element: HtmlElement, style: ElementStyle): void {
    this.styles.set(element, style)
    if (style.problems.length === 0 || this.told.has(style)) return
    this.told.add(style)
    for (const problem of style.problems) reportProblem(problem, this.report)
  }
}

function makeElementStyle(
  matched: readonly StyleRule[],
  parent: ElementStyle | undefined,
  root: Computed | undefined,
): ElementStyle {
  const cascadeFor = (pseudo: PseudoElement | undefined): Cascade =>
    matched.filter(rule => rule.selector.pseudo === pseudo)
  const own = computeStyle(cascadeFor(undefined), parent?.own, root)
  const pseudos = new Map<PseudoElement, Computed>()
  for (const pseudo of pseudoElements) {
    const cascade = cascadeFor(pseudo)
    const isNotes = pseudo === 'footnote-call' || pseudo === 'footnote-marker'
    if (cascade.length === 0 || (isNotes && own.style.float !== 'footnote')) continue
    // A call stands in the text where its note was (GCPM 3, section 2.3): it is set as that text is, not as the note.
    const from = pseudo === 'footnote-call' ? (parent?.own ?? own) : own
    const computed = computeStyle(cascade, from, root ?? own)
    const { content } = computed.style
    const isEmpty = content === 'none' || content === 'normal'
    if (isEmpty && (pseudo === 'before' || pseudo === 'after')) continue
    pseudos.set(pseudo, computed)
  }
  const problems = [own, ...pseudos.values()].flatMap(computed => computed.problems)
  return { own, pseudos, problems, children: new Map() }
}

/**
 * The children of `body` that keep their styles, each with the tree that has them. Selectors look upwards and sideways:
 * what stands round them, to its attributes, must be as it was.
 */
function keptChildren(root: HtmlElement, before: StyledTree): ReadonlyMap<HtmlElement, StyledTree> {
  const kept = new Map<HtmlElement, StyledTree>()
  const [body, bodyBefore] = [bodyOf(root), bodyOf(before.root)]
  if (before.sheets.looksInside || body === undefined || bodyBefore === undefined) return kept
  const same =
    sameAttributes(root, before.root) &&
    sameOutlines(root.children, before.root.children) &&
    sameOutlines(body.children, bodyBefore.children)
  if (!same) return kept
  body.children.forEach((child, i) => {
    if (child.kind === 'element' && child === bodyBefore.children[i]) kept.set(child, before)
  })
  return kept
}

function bodyOf(root: HtmlElement): HtmlElement | undefined {
  return root.children.find(
    (child): child is HtmlElement => child.kind === 'element' && child.name === 'body',
  )
}

function sameOutlines(nodes: readonly HtmlNode[], others: readonly HtmlNode[]): boolean {
  return (
    nodes.length === others.length &&
    nodes.every((node, i) => {
      const other = others[i]!
      if (node.kind === 'text' || other.kind === 'text') return node.kind === other.kind
      return node === other || (node.name === other.name && sameAttributes(node, other))
    })
  )
}

function sameAttributes(a: HtmlElement, b: HtmlElement): boolean {
  const names = Object.keys(a.attributes)
  return (
    a.name === b.name &&
    names.length === Object.keys(b.attributes).length &&
    names.every(name => a.attributes[name] === b.attributes[name])
  )
}
