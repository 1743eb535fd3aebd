import { ArchiveFault } from './archiveFault.js'

/** Objects of a PDF (ISO 32000-1, 7.3) as they are read. */
export type PdfObject =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'string'; readonly bytes: Uint8Array }
  | { readonly kind: 'reference'; readonly number: number }
  | { readonly kind: 'array'; readonly items: readonly PdfObject[] }
  | { readonly kind: 'dictionary'; readonly entries: PdfEntries }

export type PdfEntries = ReadonlyMap<string, PdfObject>

const deepest = 100

/** Reads objects from a place in a file on. What is no PDF throws an `ArchiveFault`. */
export class PdfReader {
  readonly #bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  /** Whether these signs come next, after white space; they are then passed over. */
  takes(keyword: string): boolean {
    this.#skipSpace()
    for (let i = 0; i < keyword.length; i++) {
      if (this.#bytes[this.at + i] !== keyword.charCodeAt(i)) return false
    }
    this.at += keyword.length
    return true
  }

  object(depth = 0): PdfObject {
    if (depth > deepest) throw new ArchiveFault('nests its objects too deep')
    this.#skipSpace()
    const sign = this.#sign()
    if (sign === '/') return { kind: 'name', name: this.#name() }
    if (sign === '(') return { kind: 'string', bytes: this.#literal() }
    if (this.takes('<<')) return { kind: 'dictionary', entries: this.#entries(depth) }
    if (sign === '<') return { kind: 'string', bytes: this.#hexadecimal() }
    if (this.takes('[')) return { kind: 'array', items: this.#items(depth) }
    if (this.takes('true')) return { kind: 'boolean', value: true }
    if (this.takes('false')) return { kind: 'boolean', value: false }
    if (this.takes('null')) return { kind: 'null' }
    return this.#numberOrReference()
  }

  #sign(): string {
    const byte = this.#bytes[this.at]
    if (byte === undefined) throw new ArchiveFault('ends in the middle of an object')
    return String.fromCharCode(byte)
  }

  #skipSpace(): void {
    while (this.at < this.#bytes.length && /[\0\t\n\f\r ]/.test(String.fromCharCode(this.#bytes[this.at]!)))
      this.at++
  }

  /** All signs from here on that the pattern takes. */
  #run(pattern: RegExp): string {
    const start = this.at
    while (this.at < this.#bytes.length && pattern.test(String.fromCharCode(this.#bytes[this.at]!))) this.at++
    return Buffer.from(this.#bytes.subarray(start, this.at)).toString('latin1')
  }

  #name(): string {
    this.at++
    const typed = this.#run(/[^\0\t\n\f\r ()<>[\]{}/%]/)
    return typed.replace(/#([0-9a-f]{2})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    )
  }

  #entries(depth: number): PdfEntries {
    const entries = new Map<string, PdfObject>()
    while (!this.takes('>>')) {
      this.#skipSpace()
      if (this.#sign() !== '/') throw new ArchiveFault('has a dictionary with a key that is no name')
      const key = this.#name()
      entries.set(key, this.object(depth + 1))
    }
    return entries
  }

  #items(depth: number): readonly PdfObject[] {
    const items: PdfObject[] = []
    while (!this.takes(']')) items.push(this.object(depth + 1))
    return items
  }

  #numberOrReference(): PdfObject {
    const typed = this.#run(/[0-9+.-]/)
    const value = Number(typed)
    if (typed === '' || Number.isNaN(value)) throw new ArchiveFault('has something that is no object')
    const after = this.at
    if (/^\d+$/.test(typed) && this.takes('0') && this.takes('R')) return { kind: 'reference', number: value }
    this.at = after
    return { kind: 'number', value }
  }

  #hexadecimal(): Uint8Array {
    this.at++
    const digits = this.#run(/[0-9A-Fa-f\s]/).replace(/\s+/g, '')
    if (!this.takes('>')) throw new ArchiveFault('has a string that does not end')
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
  }

  /** ISO 32000-1, 7.3.4.2. */
  #literal(): Uint8Array {
    this.at++
    const out: number[] = []
    for (let open = 1; ; this.at++) {
      const sign = this.#sign()
      if (sign === '\\') out.push(...this.#escaped())
      else if (sign === ')' && --open === 0) break
      else {
        if (sign === '(') open++
        out.push(this.#bytes[this.at]!)
      }
    }
    this.at++
    return Uint8Array.from(out)
  }

  /** Leaves the place at the escape's last sign. */
  #escaped(): readonly number[] {
    this.at++
    const sign = this.#sign()
    if (sign === '\n') return []
    const octal = /[0-7]/.test(sign) ? this.#run(/[0-7]/).slice(0, 3) : ''
    if (octal !== '') {
      this.at--
      return [Number.parseInt(octal, 8) & 255]
    }
    const meant = { n: 10, r: 13, t: 9, b: 8, f: 12 }[sign]
    return [meant ?? sign.charCodeAt(0)]
  }
}
