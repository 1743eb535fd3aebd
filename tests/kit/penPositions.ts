/** A glyph shown by a content stream, where a viewer puts its origin. */
export interface ShownGlyph {
  readonly code: number
  readonly font: string
  readonly x: number
  readonly y: number
}

/**
 * Follows the text operators of a content stream as ISO 32000-1, 9.4.4 defines them, with a pen that does not round. `widths`
 * are the advance widths of each font's codes in thousandths of an em.
 */
export function shownGlyphs(content: string, widths: Readonly<Record<string, readonly number[]>>) {
  const shown: ShownGlyph[] = []
  let [font, size, scale, tracking, rise, x, y] = ['', 0, 1, 0, 0, 0, 0]
  let operands: string[] = []
  const number = (back: number) => Number(operands.at(-back))
  const actions: Readonly<Record<string, () => void>> = {
    BT: () => {
      ;[x, y] = [0, 0]
    },
    Td: () => {
      ;[x, y] = [x + number(2), y + number(1)]
    },
    Tf: () => {
      ;[font, size] = [operands.at(-2)!.slice(1), number(1)]
    },
    Tz: () => {
      scale = number(1) / 100
    },
    Tc: () => {
      tracking = number(1)
    },
    Ts: () => {
      rise = number(1)
    },
    TJ: () => {
      for (const part of operands.at(-1)!.match(/<[^>]*>|-?[\d.]+/g) ?? []) {
        if (!part.startsWith('<')) x -= (Number(part) / 1000) * size * scale
        else
          for (const digits of part.match(/[0-9a-f]{4}/g) ?? []) {
            const code = Number.parseInt(digits, 16)
            shown.push({ code, font, x, y: y + rise })
            x += ((widths[font]![code]! / 1000) * size + tracking) * scale
          }
      }
    },
  }
  for (const token of content.match(/\[[^\]]*\]|<<.*?>>|[^\s[\]]+/g) ?? []) {
    const action = actions[token]
    if (action === undefined) operands.push(token)
    else {
      action()
      operands = []
    }
  }
  return shown
}

/** The widths that a file states for each of its fonts, by the font's name in the pages' resources. */
export function statedWidths(objects: string): Readonly<Record<string, readonly number[]>> {
  const bodies = new Map<string, string>()
  for (const match of objects.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) bodies.set(match[1]!, match[2]!)
  const widths: Record<string, readonly number[]> = {}
  for (const match of objects.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const descendant = /\/DescendantFonts \[(\d+) 0 R\]/.exec(bodies.get(match[2]!)!)![1]!
    const list = /\/W \[0 \[([^\]]*)\]\]/.exec(bodies.get(descendant)!)![1]!
    widths[match[1]!] = list.split(' ').map(Number)
  }
  return widths
}
