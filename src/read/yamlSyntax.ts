import type { YAMLError } from 'yaml'
import type { Place, Report } from '../diagnostic.js'
import type { YamlSource } from './yaml.js'
import { findIndentFault } from './yamlIndent.js'

/** What is said about a fault, and what to write instead. */
interface Finding {
  readonly message: string
  readonly advice: string
}

/** Reports a fault that the YAML parser found, in words for an author and with the line as it should be where that is plain. */
export function reportSyntax(fault: YAMLError, source: YamlSource, place: Place, report: Report): void {
  if (fault.code === 'RESOURCE_EXHAUSTION') {
    report('yaml-limit', 'Values are nested too deep.', { place, advice: 'Write them with fewer levels.' })
    return
  }
  const lines = source.text.split('\n')
  const found = /quote$/.test(fault.message)
    ? openQuote(lines, source.file)
    : (spaceFinding(lines, place) ?? indentFinding(lines, place) ?? bracketFinding(fault, lines, place))
  const { message, advice } = found?.finding ?? findingFor(fault, lines[place.line - 1] ?? '')
  report(source.code, message, { place: found?.place ?? place, advice })
}

/** A finding that stands elsewhere than where the parser stopped. */
interface PlacedFinding {
  readonly place: Place
  readonly finding?: Finding
}

/** The parser stops on the line of a wrong indent, or on the one before. */
function indentFinding(lines: readonly string[], { file, line }: Place): PlacedFinding | undefined {
  const near = [line - 1, line].find(index => /^ *\t/.test(lines[index] ?? ''))
  if (near !== undefined) {
    const place = { file, line: near + 1, column: lines[near]!.indexOf('\t') + 1 }
    return { place, finding: { message: 'A tab cannot indent YAML.', advice: 'Indent with spaces.' } }
  }
  const fault = findIndentFault(lines, line)
  if (fault === undefined || fault.line < line - 1) return undefined
  const place = { file, line: fault.line + 1, column: fault.column + 1 }
  const spaces = (count: number) =>
    count === 0 ? 'not indented' : `indented by ${count} space${count === 1 ? '' : 's'}`
  const what = fault.isItem ? 'item' : 'key'
  return {
    place,
    finding: {
      message: `The ${what} is ${spaces(fault.column)}, the one that it belongs beside is ${spaces(fault.wanted)}.`,
      advice: `Give all ${what}s of one ${fault.isItem ? 'list' : 'entry'} the same indent.`,
    },
  }
}

/** The parser finds an open bracket where the next line has another indent; it is the last one open there. */
function bracketFinding(fault: YAMLError, lines: readonly string[], place: Place): PlacedFinding | undefined {
  if (!/end with a [\]}]$/.test(fault.message)) return undefined
  const open: { sign: string; line: number; column: number }[] = []
  for (const [index, line] of lines.slice(0, place.line).entries()) {
    if (open.length === 0 && !flowStart.test(line)) continue
    if (index === place.line - 1 && place.column === 1 + line.length - line.trimStart().length) break
    const from = open.length === 0 ? flowStart.exec(line)![1]!.length : 0
    for (const { 0: sign, index: at } of line
      .slice(from)
      .matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|\s#.*|[[\]{}]/g)) {
      if (/^[[{]$/.test(sign)) open.push({ sign, line: index + 1, column: from + at + 1 })
      else if (/^[\]}]$/.test(sign)) open.pop()
    }
  }
  const last = open.at(-1)
  if (last === undefined) return undefined
  const close = last.sign === '[' ? ']' : '}'
  return {
    place: { file: place.file, line: last.line, column: last.column },
    finding: {
      message: `The \`${last.sign}\` that opens here is never closed.`,
      advice: `Write \`${close}\` after its last value.`,
    },
  }
}

/** A line on which a list or map in brackets starts, up to the bracket. */
const flowStart = /^(\s*(?:- +)*(?:[^\s:"'[{][^:]*:\s+)?)[[{]/

/** The parser finds an open quotation mark at the end of the text only; it opens in the first value that has no second one. */
function openQuote(lines: readonly string[], file: string): PlacedFinding | undefined {
  for (const [index, line] of lines.entries()) {
    const match = openValue.exec(line) ?? openInBrackets.exec(line)
    if (match !== null) return { place: { file, line: index + 1, column: match[1]!.length + 1 } }
  }
  return undefined
}

const openValue = /^(.*?(?:^|:|-)\s+)(?:"(?:[^"\\]|\\.)*|'[^']*)$/
const openInBrackets = /^(\s*(?:- +)*(?:[^\s:][^:]*:\s+)?[[{](?:.*[[{,:])?\s*)(?:"(?:[^"\\]|\\.)*|'[^']*)$/

function findingFor(fault: YAMLError, line: string): Finding {
  switch (fault.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return colonOrLine(fault, line)
    case 'BAD_SCALAR_START':
    case 'UNEXPECTED_TOKEN':
    case 'BAD_ALIAS':
      if (/flow-(?:seq|map)-end/.test(fault.message))
        return {
          message: 'A bracket closes here that was never opened.',
          advice: 'Take it out, or open it before.',
        }
      return { message: 'The value cannot be read as it is written here.', advice: quoted(line) }
    case 'MISSING_CHAR':
      return /quote/.test(fault.message)
        ? {
            message: 'A quotation mark that opens is never closed.',
            advice: 'Close it at the end of the value.',
          }
        : { message: 'This line is no pair of key and value.', advice: 'Write `key: value`.' }
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'In double quotes a backslash starts an escape, and this one is unknown.',
        advice: 'Write two backslashes, or use single quotes.',
      }
    case 'TAB_AS_INDENT':
      return { message: 'A tab cannot indent YAML.', advice: 'Indent with spaces.' }
    case 'BAD_INDENT':
      return {
        message: 'The value ends here by its indent, or is not closed.',
        advice: 'Indent or close it.',
      }
    case 'TAG_RESOLVE_FAILED':
      return {
        message: 'Tags (`!`, `!!`) are not read: values are text, lists and maps only.',
        advice: 'Leave the tag out, or put the value in quotes.',
      }
    case 'MULTIPLE_DOCS':
      return { message: 'A second YAML document starts here.', advice: 'Leave the line `---` out.' }
    default:
      return {
        message: `This is no YAML (${fault.message}).`,
        advice: 'Put the value in quotes if it is text.',
      }
  }
}

/** `display:Ann`, `-id: ann`. */
function spaceFinding(lines: readonly string[], place: Place): PlacedFinding | undefined {
  const line = lines[place.line - 1] ?? ''
  const colon = /^\s*(?:- *)?[\p{L}-]+:(?=[^\s/])/u.exec(line)?.[0]
  const hyphen = /^\s*-(?=[\p{L}]+:\s)/u.exec(line)?.[0]
  if (colon === undefined && hyphen === undefined) return undefined
  const typed = (colon ?? hyphen!).trim()
  const rest = line
    .slice((colon ?? hyphen!).length)
    .trim()
    .slice(0, 40)
  const finding = { message: `After \`${typed}\` a space is missing.`, advice: `Write \`${typed} ${rest}\`.` }
  return { place: { ...place, column: 1 + line.length - line.trimStart().length }, finding }
}

/** `title: Salt: a short history`, or two pairs on a line, or a line that goes on with the wrong indent. */
function colonOrLine(fault: YAMLError, line: string): Finding {
  const value = pairOn(line)?.value ?? ''
  if (/^["']/.test(value)) {
    return {
      message: 'More follows the closing quotation mark.',
      advice: 'Write each pair of key and value on a line of its own.',
    }
  }
  if (/:(?:\s|$)/.test(value)) {
    return { message: 'A colon and a space inside the value start a second pair.', advice: quoted(line) }
  }
  return fault.code === 'MULTILINE_IMPLICIT_KEY'
    ? {
        message: 'This line is no pair of key and value.',
        advice: 'Write `key: value`, or indent what goes on from the line above.',
      }
    : {
        message: 'The next line is indented like a part of this value.',
        advice: 'Give all keys the same indent.',
      }
}

function quoted(line: string): string {
  const pair = pairOn(line)
  if (pair === undefined || pair.value.includes("'")) return 'Put the value in quotes.'
  const mark = /["\\]/.test(pair.value) ? "'" : '"'
  return `Put the value in quotes: \`${pair.key}: ${mark}${pair.value}${mark}\`.`
}

function pairOn(line: string): { key: string; value: string } | undefined {
  const match = /^\s*(?:- +)?([^\s:][^:]*):\s+(\S.*)$/.exec(line)
  return match === null ? undefined : { key: match[1]!, value: match[2]!.trimEnd() }
}
