import type { QuotationMarks } from './quotationMarks.js'

const apostrophe = '\u2019'

/** English words that start with an apostrophe: it never opens a quotation there. */
const elided = /^(?:tis|twas|twere|twill|em|til|cause|bout|round|n|neath)(?![\p{L}\p{N}])/iu
const decade = /^\d\d(?![\p{L}\p{N}])/u
const surelyDecade = /^\d\ds(?![\p{L}\p{N}])/u

/**
 * What stands for each straight mark of a text, by its position. A mark turns by its neighbours: an apostrophe lies between
 * letters or stands for one, a quotation opens before a word and closes after it. A single mark that opens and never closes is
 * an apostrophe. Linear: each mark is pushed and popped once.
 */
export function turnQuotes(
  text: string,
  marks: QuotationMarks,
  language: string,
): ReadonlyMap<number, string> {
  return new QuoteTurner(text, marks, language).turn()
}

class QuoteTurner {
  readonly #text: string
  readonly #marks: QuotationMarks
  readonly #isEnglish: boolean
  readonly #turned = new Map<number, string>()
  readonly #open: { readonly isDouble: boolean; readonly at: number }[] = []
  #openDoubles = 0

  constructor(text: string, marks: QuotationMarks, language: string) {
    this.#text = text
    this.#marks = marks
    this.#isEnglish = /^en\b/i.test(language)
  }

  turn(): ReadonlyMap<number, string> {
    for (const { index: at, 0: sign } of this.#text.matchAll(/["']/g)) {
      const before = this.#text[at - 1] ?? ' '
      const after = this.#text[at + 1] ?? ' '
      if (sign === '"') this.#turnDouble(at, before, after)
      else if (this.#isElision(at, before, after)) this.#turned.set(at, apostrophe)
      else this.#turnSingle(at, before, after)
    }
    while (this.#open.length > 0) this.#leaveOpen()
    return this.#turned
  }

  #turnDouble(at: number, before: string, after: string): void {
    if (mayOpen(before, after)) {
      this.#open.push({ isDouble: true, at })
      this.#openDoubles++
      this.#turned.set(at, this.#marks.open)
      return
    }
    if (isSpace(before)) return
    const isInchOrInsideWord = /\d/.test(before) || (isWord(before) && isWord(after))
    if (this.#openDoubles === 0 && isInchOrInsideWord) return
    this.#turned.set(at, this.#marks.close)
    if (this.#openDoubles > 0) while (!this.#leaveOpen());
  }

  #turnSingle(at: number, before: string, after: string): void {
    if (mayOpen(before, after)) {
      this.#open.push({ isDouble: false, at })
      return
    }
    if (isSpace(before)) return
    const last = this.#open.at(-1)
    if (last === undefined || last.isDouble) {
      this.#turned.set(at, apostrophe)
      return
    }
    this.#open.pop()
    this.#turned.set(last.at, this.#marks.innerOpen)
    this.#turned.set(at, this.#marks.innerClose)
  }

  /**
   * Takes the last open mark away; gives whether it is a double one. A single one at the very start of a block opens a
   * quotation that goes on in the next block.
   */
  #leaveOpen(): boolean {
    const { isDouble, at } = this.#open.pop()!
    if (isDouble) this.#openDoubles--
    else this.#turned.set(at, at === 0 ? this.#marks.innerOpen : apostrophe)
    return isDouble
  }

  #isElision(at: number, before: string, after: string): boolean {
    if (isWord(before)) return isWord(after)
    const rest = this.#text.slice(at + 1, at + 12)
    if (surelyDecade.test(rest)) return true
    if (decade.test(rest)) return !this.#text.slice(at + 3, at + 200).includes("'")
    return this.#isEnglish && elided.test(rest)
  }
}

const isSpace = (sign: string) => /\s/.test(sign)
/** Half of a surrogate pair counts as a letter: most that is written with them is. */
const isWord = (sign: string) => /[\p{L}\p{M}\p{N}\ud800-\udfff]/u.test(sign)

function mayOpen(before: string, after: string): boolean {
  return !isSpace(after) && /[\s\p{Ps}\p{Pi}\p{Pd}/"'¿¡„‚]/u.test(before)
}
