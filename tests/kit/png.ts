import { crc32, deflateSync } from 'node:zlib'

export interface PngSettings {
  readonly width: number
  readonly height: number
  readonly bits: number
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly colorType: number
  readonly interlaced?: boolean
  readonly palette?: readonly number[]
  readonly transparency?: readonly number[]
  readonly sample: (x: number, y: number, channel: number) => number
}

export const channelCounts: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** A PNG of these samples. Each row goes through another of the five filters. */
export function encodePng(settings: PngSettings): Uint8Array {
  const { width, height, bits, colorType, interlaced = false, palette, transparency } = settings
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, colorType, 0, 0, interlaced ? 1 : 0], 8)
  const passes = interlaced ? adam7 : ([[0, 0, 1, 1]] as const)
  const rows = passes.flatMap(pass => passRows(settings, pass))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', Buffer.from(palette))]),
    ...(transparency === undefined ? [] : [chunk('tRNS', Buffer.from(transparency))]),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The samples packed row by row, as they are before any filter. */
export function packSamples(settings: PngSettings, channels: readonly number[]): Buffer {
  const rows = Array.from({ length: settings.height }, (_, y) =>
    packRow(settings, { y, columns: Array.from({ length: settings.width }, (_, x) => x), channels }),
  )
  return Buffer.concat(rows)
}

function passRows(settings: PngSettings, [left, top, dx, dy]: readonly [number, number, number, number]) {
  const columns: number[] = []
  for (let x = left; x < settings.width; x += dx) columns.push(x)
  const channels = Array.from({ length: channelCounts[settings.colorType]! }, (_, i) => i)
  const rows: Buffer[] = []
  let above: Buffer | undefined
  if (columns.length === 0) return rows
  for (let y = top; y < settings.height; y += dy) {
    const row = packRow(settings, { y, columns, channels })
    rows.push(filterRow(row, above, settings))
    above = row
  }
  return rows
}

function packRow(
  { bits, sample }: PngSettings,
  { y, columns, channels }: { y: number; columns: readonly number[]; channels: readonly number[] },
) {
  const binary = columns
    .flatMap(x => channels.map(channel => sample(x, y, channel).toString(2).padStart(bits, '0')))
    .join('')
  const whole = binary.padEnd(Math.ceil(binary.length / 8) * 8, '0')
  return Buffer.from((whole.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

let filters = 0

function filterRow(row: Buffer, above: Buffer | undefined, { bits, colorType }: PngSettings): Buffer {
  const filter = filters++ % 5
  const step = Math.max(1, (bits * channelCounts[colorType]!) >> 3)
  const filtered = row.map((byte, i) => {
    const [a, b, c] = [row[i - step] ?? 0, above?.[i] ?? 0, above?.[i - step] ?? 0]
    const nearest = [a, b, c].toSorted((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0]!
    return byte - [0, a, b, (a + b) >> 1, nearest][filter]!
  })
  return Buffer.from([filter, ...filtered])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  out.set(body, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
