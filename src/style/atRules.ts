import {
  type Atrule,
  type Block,
  type CssNode,
  type Declaration as DeclarationNode,
  generate,
} from 'css-tree/dist/csstree.esm'
import { componentsOf } from './componentValues.js'
import { isProblem, readDeclaration, type Scope } from './declarations.js'
import { readFontFace } from './fontFaces.js'
import type { MarginBoxName } from './pageRules.js'
import { parsePageSelectors } from './pageSelectors.js'
import { complain, complainOfAtRule, isPageBox, type Sheet } from './sheet.js'
import { type Declaration, placeOf, reportProblem } from './styleSheets.js'

/** The declarations of a block; what is wrong with them is reported. */
export function readBlock(block: Block, sheet: Sheet, scope: Scope): readonly Declaration[] {
  const declarations: Declaration[] = []
  for (const node of block.children) {
    if (node.type === 'Declaration') {
      const result = readDeclaration(node, sheet.file, scope)
      if (isProblem(result)) reportProblem(result, sheet.report)
      else declarations.push(...result)
    } else if (node.type === 'Rule' || (node.type === 'Atrule' && scope !== 'page'))
      complain(node, sheet, 'Nested rules are not supported.', 'Write each rule on its own.')
  }
  return declarations
}

export function readFontFaceRule(rule: Atrule, block: Block, sheet: Sheet): void {
  const { face, problems } = readFontFace(rule, declarationNodes(block), sheet.file)
  for (const problem of problems) reportProblem(problem, sheet.report)
  if (face !== undefined) sheet.found.fontFaces.push(face)
}

export function readCounterStyle(rule: Atrule, block: Block, sheet: Sheet): void {
  const name = rule.prelude === null ? '' : generate(rule.prelude).trim()
  if (!/^-?[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) || /^(?:none|decimal|disc)$/i.test(name)) {
    complain(rule, sheet, 'This @counter-style has no usable name.', 'Write @counter-style name { … }.')
    return
  }
  const descriptors = new Map<string, readonly CssNode[]>()
  for (const { property, value } of declarationNodes(block))
    if (value.type === 'Value') descriptors.set(property.toLowerCase(), componentsOf(value))
  sheet.found.counterStyles.push({ name, descriptors, place: placeOf(rule, sheet.file) })
}

/** Page 3, section 5 and 6: what is said of the page itself, and of each of its boxes. */
export function readPageRule(rule: Atrule, block: Block, sheet: Sheet): void {
  const declarations = readBlock(block, sheet, 'page')
  const boxes = readPageBoxes(block, sheet)
  const selectors = parsePageSelectors(rule.prelude === null ? '' : generate(rule.prelude))
  if ('fault' in selectors) {
    complain(
      rule.prelude ?? rule,
      sheet,
      `The page selector \`${selectors.fault}\` is not supported.`,
      'Write a name and, without a space, :first, :blank, :left, :right or :nth(…).',
    )
    return
  }
  for (const selector of selectors)
    sheet.found.pageRules.push({ selector, origin: sheet.origin, declarations, boxes })
}

function readPageBoxes(
  block: Block,
  sheet: Sheet,
): ReadonlyMap<MarginBoxName | 'footnote', readonly Declaration[]> {
  const boxes = new Map<MarginBoxName | 'footnote', readonly Declaration[]>()
  for (const node of block.children) {
    if (node.type !== 'Atrule') continue
    const name = node.name.toLowerCase()
    if (!isPageBox(name) || node.block === null) {
      complainOfAtRule(node, sheet)
      continue
    }
    boxes.set(name, [
      ...(boxes.get(name) ?? []),
      ...readBlock(node.block, sheet, name === 'footnote' ? name : 'style'),
    ])
  }
  return boxes
}

function declarationNodes(block: Block): readonly DeclarationNode[] {
  return [...block.children].filter(node => node.type === 'Declaration')
}
