import type { QuotationMarks } from '../../html/quotationMarks.js'

const apostrophe = '\u2019'

/** What an apostrophe joins to the word before it, a closing mark or stop between them: `"Senn"'s`, `Co.'s`. */
const contracted = /^(?:s|d|m|t|ll|re|ve)(?![\p{L}\p{N}])/iu

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
  /** Marks that opened a quotation, or may yet turn out to have. */
  readonly #openers = new Set<number>()
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
      else this.#turnSingle(at, before)
    }
    while (this.#open.length > 0) this.#leaveOpen()
    return this.#turned
  }

  #turnDouble(at: number, before: string, after: string): void {
    if (this.#mayOpen(at, this.#openDoubles > 0)) {
      this.#open.push({ isDouble: true, at })
      this.#openers.add(at)
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

  #turnSingle(at: number, before: string): void {
    const last = this.#open.at(-1)
    const isInSingle = last !== undefined && !last.isDouble
    if (this.#mayOpen(at, isInSingle)) {
      this.#open.push({ isDouble: false, at })
      this.#openers.add(at)
      return
    }
    if (isSpace(before)) return
    if (!isInSingle) {
      this.#turned.set(at, apostrophe)
      return
    }
    this.#open.pop()
    this.#turned.set(last.at, this.#marks.innerOpen)
    this.#turned.set(at, this.#marks.innerClose)
  }

  /**
   * A mark opens before something, and after a space, an opening bracket or a mark that opened itself. After a dash it opens
   * unless it rather closes: one of its kind is open, and no word follows. After any other sign but a letter it opens only
   * where a word follows and none of its kind is open: `He said:"Yes."`, but `"She said 'yes'".`.
   */
  #mayOpen(at: number, isInOne: boolean): boolean {
    const before = this.#text[at - 1] ?? ' '
    const after = this.#text[at + 1] ?? ' '
    if (isSpace(after) || isWord(before)) return false
    if (isSpace(before) || /[\p{Ps}\p{Pi}¿¡„‚]/u.test(before) || this.#openers.has(at - 1)) return true
    const leadsToWord = startsPhrase.test(this.#text.slice(at + 1, at + 8))
    if (/[\p{Pd}/]/u.test(before)) return leadsToWord || !isInOne
    return leadsToWord && !isInOne
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
    if (contracted.test(rest) && !isSpace(before) && !this.#openers.has(at - 1))
      return /[\p{Pe}\p{Pf}."]/u.test(before)
    return this.#isEnglish && elided.test(rest)
  }
}

const isSpace = (sign: string) => /\s/.test(sign)
/** Half of a surrogate pair counts as a letter: most that is written with them is. */
const isWord = (sign: string) => /[\p{L}\p{M}\p{N}\ud800-\udfff]/u.test(sign)
/** A word, with what may open before it: further marks, a bracket, an ellipsis. */
const startsPhrase = /^["'\p{Ps}\p{Pi}¿¡„‚]*(?:\.{3}|…)?["'\p{Ps}\p{Pi}¿¡„‚]*[\p{L}\p{M}\p{N}\ud800-\udfff]/u
