/** Reading the tables of a font file (OpenType 1.9, chapter "Font file structure" and those of the tables named). */

/** What the tables of a static TrueType or OpenType file say. Measures in font units, up is positive. */
export interface FontTables {
  readonly unitsPerEm: number
  readonly ascender: number
  readonly descender: number
  readonly lineGap: number
  /** 0 where the file does not say. */
  readonly xHeight: number
  readonly capHeight: number
  readonly underlinePosition: number
  readonly underlineThickness: number
  /** Bits of OS/2 fsType; 0 where there is no OS/2 table. */
  readonly embedding: number
  readonly fixedPitch: boolean
  /** Strings of the `name` table by their id, English where there is a choice. */
  readonly names: ReadonlyMap<number, string>
}

export type FontReading =
  | { readonly kind: 'tables'; readonly tables: FontTables }
  | { readonly kind: 'fault'; readonly why: string; readonly advice: string }

const advice = 'Give a static TrueType or OpenType file (.ttf, .otf).'

/** The tables of a font file, or why it cannot be used. Never throws, whatever the bytes are. */
export function readFontTables(bytes: Uint8Array): FontReading {
  const refused = refuseSignature(bytes)
  if (refused !== undefined) return { kind: 'fault', ...refused }
  try {
    return readTables(bytes)
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'fault', why: 'the file is damaged or cut short', advice }
    throw error
  }
}

function refuseSignature(bytes: Uint8Array): { why: string; advice: string } | undefined {
  switch (readTag(bytes, 0)) {
    case '\0\x01\0\0':
    case 'true':
    case 'OTTO':
      return undefined
    case 'wOFF':
    case 'wOF2':
      return { why: 'it is packed for the web (WOFF)', advice }
    case 'ttcf':
      return { why: 'it is a collection of several fonts', advice }
    default:
      return { why: 'it is not a font file', advice }
  }
}

function readTables(bytes: Uint8Array): FontReading {
  const tables = tableDirectory(bytes)
  if (tables.has('fvar')) {
    return { kind: 'fault', why: 'it is a variable font', advice: 'Give the static file of this weight.' }
  }
  const missing = ['head', 'hhea', 'hmtx', 'maxp', 'cmap'].find(tag => !tables.has(tag))
  if (missing !== undefined) return { kind: 'fault', why: `it has no table "${missing}"`, advice }
  if (!tables.has('glyf') && !tables.has('CFF ')) {
    return { kind: 'fault', why: 'it has no outlines', advice }
  }
  const unitsPerEm = tables.get('head')!.getUint16(18)
  if (unitsPerEm < 16 || unitsPerEm > 16384) {
    return { kind: 'fault', why: 'the file is damaged: its em has no size', advice }
  }
  const post = tables.get('post')
  return {
    kind: 'tables',
    tables: {
      unitsPerEm,
      ...verticalMetrics(tables.get('hhea')!, tables.get('OS/2')),
      ...letterHeights(tables.get('OS/2')),
      underlinePosition: post?.getInt16(8) ?? -unitsPerEm / 10,
      underlineThickness: post?.getInt16(10) || unitsPerEm / 20,
      embedding: tables.get('OS/2')?.getUint16(8) ?? 0,
      fixedPitch: (post?.getUint32(12) ?? 0) !== 0,
      names: readNames(tables.get('name')),
    },
  }
}

function tableDirectory(bytes: Uint8Array): ReadonlyMap<string, DataView> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, DataView>()
  const count = file.getUint16(4)
  for (let i = 0; i < count; i++) {
    const record = 12 + 16 * i
    const [offset, length] = [file.getUint32(record + 8), file.getUint32(record + 12)]
    if (offset + length > bytes.byteLength) throw new RangeError('table beyond the end of the file')
    tables.set(readTag(bytes, record), new DataView(bytes.buffer, bytes.byteOffset + offset, length))
  }
  return tables
}

/** The OS/2 typographic metrics where the font asks for them (bit 7 of fsSelection), else those of hhea, as browsers do. */
function verticalMetrics(hhea: DataView, os2: DataView | undefined) {
  const [ascender, descender] = [hhea.getInt16(4), hhea.getInt16(6)]
  const typographic = os2 !== undefined && (os2.getUint16(62) & 0x80) !== 0
  if (os2 !== undefined && (typographic || (ascender === 0 && descender === 0))) {
    return { ascender: os2.getInt16(68), descender: os2.getInt16(70), lineGap: os2.getInt16(72) }
  }
  return { ascender, descender, lineGap: hhea.getInt16(8) }
}

function letterHeights(os2: DataView | undefined) {
  if (os2 === undefined || os2.getUint16(0) < 2) return { xHeight: 0, capHeight: 0 }
  return { xHeight: os2.getInt16(86), capHeight: os2.getInt16(88) }
}

/** Of the records of one name: Windows English, then Windows in any language, then Unicode, then Macintosh. */
function readNames(table: DataView | undefined): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  if (table === undefined) return names
  const ranks = new Map<number, number>()
  const storage = table.getUint16(4)
  const count = table.getUint16(2)
  for (let i = 0; i < count; i++) {
    const record = 6 + 12 * i
    const [platform, language] = [table.getUint16(record), table.getUint16(record + 4)]
    const id = table.getUint16(record + 6)
    const rank = platform === 3 ? (language === 0x409 ? 3 : 2) : platform === 0 ? 1 : 0
    if (rank <= (ranks.get(id) ?? -1)) continue
    ranks.set(id, rank)
    const start = table.byteOffset + storage + table.getUint16(record + 10)
    const encoded = new Uint8Array(table.buffer, start, table.getUint16(record + 8))
    // Macintosh strings are read as Latin 1: the same as Mac Roman in the ASCII that such records hold in practice.
    names.set(id, new TextDecoder(rank === 0 ? 'latin1' : 'utf-16be').decode(encoded))
  }
  return names
}

function readTag(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4))
}
