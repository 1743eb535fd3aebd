import type { Report } from '../diagnostic.js'
import type { YamlText } from './yaml.js'

/** Reports an ISBN or a DOI that cannot be one; it is printed as it is typed all the same. */
export function checkNumber(kind: 'isbn' | 'doi', typed: YamlText | undefined, report: Report): void {
  if (typed === undefined) return
  const number = typed.text.trim()
  const fault = kind === 'isbn' ? faultOfIsbn(number) : faultOfDoi(number)
  if (fault !== undefined)
    report('number-doubtful', fault.message, { place: typed.place, advice: fault.advice })
}

interface Fault {
  readonly message: string
  readonly advice: string
}

/** ISO 2108: ten or thirteen figures, of which the last follows from the others. Words in brackets may stand after it. */
function faultOfIsbn(typed: string): Fault | undefined {
  const figures = typed
    .replace(/\([^()]*\)/g, '')
    .replace(/^ISBN(?:-1[03])?:?/i, '')
    .replace(/[\s\u2010-\u2013-]/g, '')
    .toUpperCase()
  if (!/^(?:\d{9}[\dX]|97[89]\d{10})$/.test(figures)) {
    return {
      message: `\`${typed}\` is no ISBN.`,
      advice: 'Write its 13 figures, as in `978-3-16-148410-0`, or the 10 of an old one.',
    }
  }
  const weightOf = (i: number) => (figures.length === 10 ? 10 - i : i % 2 === 0 ? 1 : 3)
  const sum = [...figures].reduce((all, sign, i) => all + (sign === 'X' ? 10 : Number(sign)) * weightOf(i), 0)
  if (sum % (figures.length === 10 ? 11 : 10) === 0) return undefined
  return {
    message: `The last figure of \`${typed}\` does not fit the others.`,
    advice: 'Compare them with the ISBN as it was given.',
  }
}

/** The DOI Handbook, 3.2: `10.`, who gave it, a slash, and what it was given to; alone or as an address. */
function faultOfDoi(typed: string): Fault | undefined {
  if (/^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)?10\.\d+(?:\.\d+)*\/\S+$/i.test(typed))
    return undefined
  return {
    message: `\`${typed}\` is no DOI.`,
    advice: 'Write it as it was given: it starts with `10.` and has a slash, as in `10.1000/182`.',
  }
}
