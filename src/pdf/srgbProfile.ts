/**
 * An ICC profile of sRGB, made here so that the file holds nobody else's data: a matrix and one curve (ICC.1:2010, sections 7
 * to 10; IEC 61966-2-1 for the numbers). Its white is D50, as profiles have it, and its primaries are those of sRGB as seen
 * there (Bradford's adaptation).
 */
export function srgbProfile(): Uint8Array {
  const curve = tagged('para', [be16(3), be16(0), ...curveOfSrgb.map(fixed)])
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', tagged('XYZ ', d50.map(fixed))],
    ['chad', tagged('sf32', adaptation.map(fixed))],
    ['rXYZ', tagged('XYZ ', [0.4360747, 0.2225045, 0.0139322].map(fixed))],
    ['gXYZ', tagged('XYZ ', [0.3850649, 0.7168786, 0.0971045].map(fixed))],
    ['bXYZ', tagged('XYZ ', [0.1430804, 0.0606169, 0.7141733].map(fixed))],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const data: Uint8Array[] = []
  const entries: Uint8Array[] = []
  const offsets = new Map<Uint8Array, number>()
  let end = headerLength + 4 + 12 * tags.length
  for (const [name, bytes] of tags) {
    const at = offsets.get(bytes) ?? end
    if (at === end) {
      data.push(bytes)
      offsets.set(bytes, at)
      end += bytes.length
    }
    entries.push(ascii(name), be32(at), be32(bytes.length))
  }
  return Buffer.concat([header(end), be32(tags.length), ...entries, ...data])
}

const headerLength = 128

const d50 = [0.9642, 1, 0.8249]

/** Exponent, then the line and the offsets of the piecewise function: (a·x + b)^g from d on, c·x below (type 3). */
const curveOfSrgb = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]

/** From D65 to D50, row by row. */
const adaptation = [
  1.0478112, 0.0228866, -0.050127, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316,
]

/** ICC.1:2010, table 17: version 4.2, a display's profile, RGB to XYZ; no date, no maker. */
function header(size: number): Uint8Array {
  const bytes = Buffer.alloc(headerLength)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x0420_0000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // A date is asked for; the first of the year in which sRGB was standardised.
  for (const [i, part] of [1999, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + 2 * i)
  bytes.write('acsp', 36, 'latin1')
  for (const [i, part] of d50.entries()) bytes.set(fixed(part), 68 + 4 * i)
  return bytes
}

/** A tag's data: its type, four empty bytes, its content, up to a multiple of four. */
function tagged(type: string, content: readonly Uint8Array[]): Uint8Array {
  const bytes = Buffer.concat([ascii(type), be32(0), ...content])
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}

/** Text in one language (ICC.1:2010, 10.13). */
function text(value: string): Uint8Array {
  const units = Buffer.from(value, 'utf16le').swap16()
  return tagged('mluc', [be32(1), be32(12), ascii('enUS'), be32(units.length), be32(28), units])
}

function ascii(value: string): Uint8Array {
  return Buffer.from(value, 'latin1')
}

function be16(value: number): Uint8Array {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function be32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A number with 16 bits behind the point. */
function fixed(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65_536))
  return bytes
}
