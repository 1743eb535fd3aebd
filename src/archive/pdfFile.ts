import { inflateSync } from 'node:zlib'
import { ArchiveFault } from './archiveFault.js'
import { type PdfEntries, type PdfObject, PdfReader } from './pdfSyntax.js'

/** An object of a file with where it stands; its stream, if it has one, still packed. */
export interface PlacedObject {
  readonly number: number
  readonly start: number
  readonly value: PdfObject
  readonly stream: Uint8Array | undefined
}

const noEntries: PdfEntries = new Map()

/**
 * A PDF as colophon writes them: one table of objects in plain text, no object streams, no updates. It is a reader for our own
 * files and no other. What is none of them, or is damaged, throws an `ArchiveFault`.
 */
export class PdfFileReader {
  readonly #bytes: Uint8Array
  readonly #offsets: readonly number[]
  readonly trailer: PdfEntries
  readonly #read = new Map<number, PlacedObject>()

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    const reader = new PdfReader(bytes, startOfTable(bytes))
    this.#offsets = readTable(reader, bytes.length)
    if (!reader.takes('trailer')) throw new ArchiveFault('has no trailer')
    this.trailer = entriesOf(reader.object())
  }

  /** Numbers of all objects, in the order in which they stand in the file. */
  numbers(): readonly number[] {
    const numbers = this.#offsets.map((_, number) => number).filter(number => this.#offsets[number]! > 0)
    return numbers.sort((a, b) => this.#offsets[a]! - this.#offsets[b]!)
  }

  object(number: number): PlacedObject {
    const known = this.#read.get(number)
    if (known !== undefined) return known
    const start = this.#offsets[number]
    if (start === undefined || start <= 0) throw new ArchiveFault(`has no object ${number}`)
    const reader = new PdfReader(this.#bytes, start)
    const isThere = reader.takes(String(number)) && reader.takes('0') && reader.takes('obj')
    if (!isThere) throw new ArchiveFault(`has no object ${number} where its table says`)
    const value = reader.object()
    const made = { number, start, value, stream: this.#streamAfter(reader, value) }
    this.#read.set(number, made)
    return made
  }

  /** The object itself, wherever it is only referred to; undefined for what is missing. */
  follow(object: PdfObject | undefined): PdfObject | undefined {
    return object?.kind === 'reference' ? this.object(object.number).value : object
  }

  /** The entries of a dictionary, found the same way; none for anything else. */
  entries(object: PdfObject | undefined): PdfEntries {
    return entriesOf(this.follow(object))
  }

  /** A stream's bytes, unpacked to at most so many; throws if there are more. */
  unpack({ value, stream }: PlacedObject, most: number): Uint8Array {
    if (stream === undefined) throw new ArchiveFault('has an object without its bytes')
    const filter = this.follow(entriesOf(value).get('Filter'))
    if (filter === undefined || (filter.kind === 'array' && filter.items.length === 0))
      return atMost(stream, most)
    if (filter.kind !== 'name' || filter.name !== 'FlateDecode')
      throw new ArchiveFault('packs its bytes in another way')
    try {
      return inflateSync(stream, { maxOutputLength: Math.max(1, most) })
    } catch {
      throw new ArchiveFault('has bytes that cannot be unpacked, or more of them than it says')
    }
  }

  #streamAfter(reader: PdfReader, value: PdfObject): Uint8Array | undefined {
    if (!reader.takes('stream')) return undefined
    const length = entriesOf(value).get('Length')
    const start = reader.at + (this.#bytes[reader.at] === 13 ? 2 : 1)
    const end = length?.kind === 'number' ? start + length.value : Number.NaN
    if (!(end >= start && end <= this.#bytes.length))
      throw new ArchiveFault('ends in the middle of an object')
    return this.#bytes.subarray(start, end)
  }
}

function atMost(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length > most) throw new ArchiveFault('has more bytes than it says')
  return bytes
}

export function entriesOf(object: PdfObject | undefined): PdfEntries {
  return object?.kind === 'dictionary' ? object.entries : noEntries
}

/** ISO 32000-1, 7.5.5: the last `startxref` tells where the table is. */
function startOfTable(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.toString('latin1', 0, 5) !== '%PDF-') throw new ArchiveFault('is no PDF')
  const tail = file.toString('latin1', Math.max(0, file.length - 1024))
  const start = Number(/startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN)
  if (!(start < file.length)) throw new ArchiveFault('is cut off, or has been changed by another program')
  return start
}

/** ISO 32000-1, 7.5.4. */
function readTable(reader: PdfReader, length: number): readonly number[] {
  const isTable = reader.takes('xref') && reader.takes('0')
  const count = isTable ? numberOf(reader.object()) : Number.NaN
  // Twenty bytes are an entry: a table cannot be longer than its file.
  if (!(count >= 0 && count * 20 <= length)) throw new ArchiveFault('has no table of its objects')
  const offsets: number[] = []
  for (let i = 0; i < count; i++) {
    const offset = numberOf(reader.object())
    numberOf(reader.object())
    const isUsed = reader.takes('n')
    if (!isUsed && !reader.takes('f')) throw new ArchiveFault('has no table of its objects')
    offsets.push(isUsed && offset < length ? offset : 0)
  }
  return offsets
}

function numberOf(object: PdfObject): number {
  if (object.kind !== 'number') throw new ArchiveFault('has no table of its objects')
  return object.value
}
