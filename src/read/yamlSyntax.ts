import type { YAMLError } from 'yaml'
import type { Place, Report } from '../diagnostic.js'
import type { YamlSource } from './yaml.js'

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
  const { message, advice } = findingFor(fault, lines[place.line - 1] ?? '')
  const opening = /quote$/.test(fault.message) ? openQuote(lines, source.file) : undefined
  report(source.code, message, { place: opening ?? place, advice })
}

/** The parser finds an open quotation mark at the end of the text only; it opens in the first value that has no second one. */
function openQuote(lines: readonly string[], file: string): Place | undefined {
  for (const [index, line] of lines.entries()) {
    const match = /^(.*?(?:^|:|-)\s+)(?:"(?:[^"\\]|\\.)*|'[^']*)$/.exec(line)
    if (match !== null) return { file, line: index + 1, column: match[1]!.length + 1 }
  }
  return undefined
}

function findingFor(fault: YAMLError, line: string): Finding {
  switch (fault.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return colonOrLine(fault, line)
    case 'BAD_SCALAR_START':
    case 'UNEXPECTED_TOKEN':
    case 'BAD_ALIAS':
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
