import { type Atrule, type Block, type CssNode, generate, parse, type Rule } from 'css-tree/dist/csstree.esm'
import { readBlock, readCounterStyle, readFontFaceRule, readPageRule } from './atRules.js'
import { componentsOf } from './componentValues.js'
import { isSupported, matchesMedia } from './conditions.js'
import { resolveUrl } from './resolveUrl.js'
import { isFault, readSelector, type StyleSelector } from './selectors.js'
import {
  blockRules,
  closeBlocks,
  complain,
  complainOfAtRule,
  reportSyntaxError,
  type Sheet,
} from './sheet.js'
import { placeOf } from './styleSheets.js'

/** Adds the rules of a sheet, and of those that it imports, to what is found. */
export function readSheet(sheet: Sheet): void {
  const stylesheet = parse(closeBlocks(sheet), {
    positions: true,
    parseAtrulePrelude: false,
    onParseError: (error, node) => reportSyntaxError(error, node, sheet),
  })
  let importsAllowed = true
  for (const node of componentsOf(stylesheet)) {
    if (node.type === 'Atrule' && node.name.toLowerCase() === 'import') {
      if (importsAllowed) readImport(node, sheet)
      else complain(node, sheet, 'This @import comes too late.', 'Write it before all other rules.')
    } else {
      importsAllowed &&= node.type === 'Atrule' && node.name.toLowerCase() === 'charset'
      readRule(node, sheet)
    }
  }
}

function readRule(node: CssNode, sheet: Sheet): void {
  if (node.type === 'Rule') readStyleRule(node, sheet)
  else if (node.type === 'Atrule' && node.name.toLowerCase() !== 'charset') readAtRule(node, sheet)
}

/** One bad selector of a list makes the whole rule invalid (Selectors 4, section 4.1). */
function readStyleRule(rule: Rule, sheet: Sheet): void {
  const declarations = readBlock(rule.block, sheet, 'style')
  if (rule.prelude.type !== 'SelectorList') return
  const selectors: StyleSelector[] = []
  for (const node of rule.prelude.children) {
    const selector = node.type === 'Selector' ? readSelector(node) : undefined
    if (selector === undefined) return
    if (isFault(selector)) {
      complain(selector.node, sheet, selector.fault, 'The whole rule is left out.')
      return
    }
    selectors.push(selector)
  }
  for (const selector of selectors) sheet.found.rules.push({ selector, origin: sheet.origin, declarations })
}

function readAtRule(rule: Atrule, sheet: Sheet): void {
  const name = blockRules.find(each => each === rule.name.toLowerCase())
  if (name === undefined) {
    complainOfAtRule(rule, sheet)
    return
  }
  const { block } = rule
  if (block === null) {
    complain(rule, sheet, `This @${name} has no block.`, 'Write { … } after it.')
    return
  }
  switch (name) {
    case 'media':
      readConditional(rule, block, matchesMedia(preludeOf(rule)), sheet)
      break
    case 'supports':
      readConditional(rule, block, isSupported(preludeOf(rule)), sheet)
      break
    case 'font-face':
      readFontFaceRule(rule, block, sheet)
      break
    case 'page':
      readPageRule(rule, block, sheet)
      break
    case 'counter-style':
      readCounterStyle(rule, block, sheet)
      break
  }
}

function readConditional(rule: Atrule, block: Block, answer: boolean | 'unsupported', sheet: Sheet): void {
  if (answer === 'unsupported') {
    const advice =
      rule.name.toLowerCase() === 'media'
        ? 'Media are print, screen and all; what depends on the size of the page goes into @page.'
        : 'Write (property: value) or selector(…), and join them by and, or, not.'
    complain(rule, sheet, `This condition of @${rule.name} is not supported.`, advice)
  }
  if (answer === true) for (const node of block.children) readRule(node, sheet)
}

const importPrelude = /^(?:url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\)|"([^"]*)"|'([^']*)')(.*)$/is

function readImport(rule: Atrule, sheet: Sheet): void {
  const parsed = importPrelude.exec(preludeOf(rule))
  const url = parsed?.slice(1, 6).find(each => each !== undefined)
  const answer = matchesImport(parsed?.[6] ?? '')
  if (url === undefined || url === '' || answer === 'unsupported') {
    complain(rule, sheet, 'This @import is not supported.', 'Write @import "file.css"; a medium may follow.')
    return
  }
  if (!answer) return
  const file = resolveUrl(url, sheet.file)
  if (sheet.within.includes(file)) {
    complain(rule, sheet, `${file} imports itself.`, 'Take this @import out.')
    return
  }
  const text = sheet.load(url, sheet.file)
  if (text !== undefined) {
    readSheet({ ...sheet, file, text, within: [...sheet.within, file] })
    return
  }
  sheet.report('file-missing', `The style sheet ${file} cannot be read.`, {
    place: placeOf(rule, sheet.file),
    advice: 'Paths are relative to the style sheet that names them.',
  })
}

/** Cascade 5, section 2.1: what follows the address may be `supports(…)` and a medium. */
function matchesImport(conditions: string): boolean | 'unsupported' {
  const asked = /^\s*supports\(/i.exec(conditions)
  if (asked === null) return matchesMedia(conditions)
  let [at, depth] = [asked[0].length, 1]
  for (; depth > 0 && at < conditions.length; at++) depth += { '(': 1, ')': -1 }[conditions[at]!] ?? 0
  const supported = isSupported(`(${conditions.slice(asked[0].length, at - 1)})`)
  const medium = matchesMedia(conditions.slice(at))
  if (supported === 'unsupported' || medium === 'unsupported') return 'unsupported'
  return supported && medium
}

function preludeOf({ prelude }: Atrule): string {
  return prelude === null ? '' : generate(prelude).trim()
}
