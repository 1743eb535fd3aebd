/** Scripts of characters (UAX #24), as ISO 15924 codes: the value of ShapeOptions.script. */

/** Scripts in use today and those that scholars print, most frequent first. Others are left to HarfBuzz to find out. */
const codes = (
  'Latn Grek Cyrl Arab Hebr Deva Hani Hira Kana Hang Thai Armn Geor Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Laoo Khmr Mymr ' +
  'Tibt Ethi Mong Cher Cans Bopo Yiii Syrc Thaa Nkoo Tfng Adlm Olck Java Bali Tglg Copt Goth Runr Ogam Glag Phnx Xsux Egyp Linb Cprt'
).split(' ')

const patterns = new Map<string, RegExp>()

/** Common (Zyyy) and inherited (Zinh) characters take the script of their surroundings. */
export type Script = string

const known = new Map<number, Script>()

/** The code of a character's script; empty for signs, digits, spaces and marks that belong to several. */
export function scriptOf(codePoint: number): Script {
  if (codePoint < 0x250) return isLatin(codePoint) ? 'Latn' : ''
  let script = known.get(codePoint)
  if (script === undefined) {
    script = lookUp(String.fromCodePoint(codePoint))
    known.set(codePoint, script)
  }
  return script
}

function isLatin(codePoint: number): boolean {
  const lower = codePoint | 0x20
  if (codePoint < 0x80) return lower >= 0x61 && lower <= 0x7a
  return (
    codePoint === 0xaa ||
    codePoint === 0xba ||
    (codePoint >= 0xc0 && codePoint !== 0xd7 && codePoint !== 0xf7)
  )
}

function lookUp(character: string): Script {
  return codes.find(code => scriptPattern(code).test(character)) ?? ''
}

function scriptPattern(code: string): RegExp {
  let pattern = patterns.get(code)
  if (pattern === undefined) {
    pattern = new RegExp(`\\p{Script=${code}}`, 'u')
    patterns.set(code, pattern)
  }
  return pattern
}
