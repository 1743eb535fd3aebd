/** The marks of a language: outer pair, inner pair. */
export interface QuotationMarks {
  readonly open: string
  readonly close: string
  readonly innerOpen: string
  readonly innerClose: string
}

const thin = '\u202f'

/** By the most exact tag first; as the languages' own style guides and CLDR give them. */
const table: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ['“', '”', '‘', '’'],
  ar: ['”', '“', '’', '‘'],
  bg: ['„', '“', '‚', '‘'],
  cs: ['„', '“', '‚', '‘'],
  da: ['»', '«', '›', '‹'],
  de: ['„', '“', '‚', '‘'],
  'de-CH': ['«', '»', '‹', '›'],
  el: ['«', '»', '“', '”'],
  es: ['«', '»', '“', '”'],
  et: ['„', '“', '«', '»'],
  fa: ['«', '»', '‹', '›'],
  fi: ['”', '”', '’', '’'],
  fr: [`«${thin}`, `${thin}»`, '“', '”'],
  'fr-CH': [`«${thin}`, `${thin}»`, `‹${thin}`, `${thin}›`],
  he: ['”', '”', '’', '’'],
  hr: ['„', '“', '‚', '‘'],
  hu: ['„', '”', '»', '«'],
  is: ['„', '“', '‚', '‘'],
  it: ['«', '»', '“', '”'],
  ja: ['「', '」', '『', '』'],
  lt: ['„', '“', '‚', '‘'],
  nb: ['«', '»', '‘', '’'],
  nn: ['«', '»', '‘', '’'],
  no: ['«', '»', '‘', '’'],
  pl: ['„', '”', '«', '»'],
  pt: ['«', '»', '“', '”'],
  'pt-BR': ['“', '”', '‘', '’'],
  ro: ['„', '”', '«', '»'],
  ru: ['«', '»', '„', '“'],
  sk: ['„', '“', '‚', '‘'],
  sl: ['„', '“', '‚', '‘'],
  sr: ['„', '“', '‚', '‘'],
  sv: ['”', '”', '’', '’'],
  uk: ['«', '»', '„', '“'],
}

/** The quotation marks of a language (BCP 47); those of English where it is not in the table. */
export function quotationMarksOf(language: string): QuotationMarks {
  const [open, close, innerOpen, innerClose] = table[language] ?? table[language.split('-')[0]!] ?? table.en!
  return { open, close, innerOpen, innerClose }
}
