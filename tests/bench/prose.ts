/** A source of numbers from 0 up to 1: the same seed gives the same ones. */
export type Chance = () => number

/** Mulberry32: small, even enough for prose, and the same on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const oneOf = <T>(chance: Chance, all: readonly T[]): T => all[Math.floor(chance() * all.length)]!

/** A whole number of `least` to `most`. */
export const wholeOf = (chance: Chance, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1))

const particles = (
  'the of and to a in is that for it as with be on by this are or not from at which an have but has was they if ' +
  'you can we will one all when there their would may no more so do its than other only some such them then any ' +
  'into these must also two each could about where like how after first most many over what before same both ' +
  'between through because under while those even since still again never without until though'
).split(' ')
const onsets =
  'b c d f g h l m n p r s t v w bl br ch cl cr dr fl fr gr pl pr sc sh sp st str th tr qu'.split(' ')
const nuclei = 'a e i o u a e i o ea ai ou ie oo au'.split(' ')
const codas = ['', '', '', 'n', 'r', 's', 'l', 't', 'd', 'm', 'ck', 'nd', 'nt', 'st', 'ng', 'ff', 'x', 'p']
const endings = 'ing ed er tion al ly ous ment ence able ity ist ive es y ar ification'.split(' ')

/** Made-up prose with the statistics of English: lengths of words, how often each comes again, sentences, paragraphs. */
export interface Prose {
  /** A few words without a stop. */
  phrase(words: number): string
  sentence(): string
  paragraph(): string
}

const vocabularySize = 9_000

/** Words of our own syllables, the short ones first: what is said often is short. */
function makeVocabulary(chance: Chance): readonly string[] {
  const words = new Set<string>()
  while (words.size < vocabularySize) {
    const syllables = 1 + Math.floor(1.9 * Math.sqrt(words.size / vocabularySize) + chance() * 1.1)
    let word = ''
    for (let i = 0; i < syllables; i++) {
      word += oneOf(chance, onsets) + oneOf(chance, nuclei) + (i + 1 < syllables ? '' : oneOf(chance, codas))
    }
    if (chance() < 0.25) word += oneOf(chance, endings)
    if (word.length > 2 && word.length < 16) words.add(word)
  }
  return [...words]
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

export function createProse(seed: number): Prose {
  const chance = chanceFrom(seed)
  const vocabulary = makeVocabulary(chanceFrom(1))
  /** Zipf's law in Mandelbrot's form: the word of rank r comes with a frequency of 1/(r + 20). */
  const rareWord = () => vocabulary[Math.floor(20 * (((vocabularySize + 19) / 20) ** chance() - 1))]!
  const word = () => {
    const kind = chance()
    if (kind < 0.5) return oneOf(chance, particles)
    if (kind < 0.95) return rareWord()
    if (kind < 0.985) return capitalised(rareWord())
    if (kind < 0.995) return String(wholeOf(chance, 2, 2020))
    return `${rareWord()}-${rareWord()}`
  }
  const phrase = (words: number) => Array.from({ length: words }, word).join(' ')
  const clause = (_: unknown, place: number) => {
    const kind = chance()
    const words = phrase(wholeOf(chance, 3, 10))
    if (kind < 0.03 && place > 0) return `(${words})`
    if (kind < 0.06) return `"${words}"`
    return kind < 0.08 ? `${words}'s ${rareWord()}` : words
  }
  const sentence = () => {
    const clauses = Array.from({ length: wholeOf(chance, 1, 4) }, clause)
    const joined = clauses.reduce((text, next) => `${text}${chance() < 0.08 ? ' \u2014 ' : ', '}${next}`)
    return `${capitalised(joined)}.`
  }
  const paragraph = () => Array.from({ length: wholeOf(chance, 1, 5) }, sentence).join(' ')
  return { phrase, sentence, paragraph }
}
