/** All lengths are points of 1/72 inch, as in PDF and unlike CSS (1px = 0.75 of them). */
export type Points = number

/** Lengths that differ by less are equal: sums of floating-point line heights must not push a line off its page. */
export const tolerance: Points = 0.01

/** Whether a length goes into a room. The only comparison of lengths that decides where something stands. */
export function fits(length: Points, room: Points): boolean {
  return length <= room + tolerance
}

/** CSS Values 4, section 6.2: absolute units, in points. */
export const pointsPerUnit = {
  pt: 1,
  px: 0.75,
  pc: 12,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  q: 72 / 101.6,
} as const satisfies Record<string, number>

/** Rounded to a thousandth for files and traces, never with an exponent and never as `-0`. */
export function formatLength(value: number, digits = 3): string {
  const rounded = Number(value.toFixed(digits))
  return rounded === 0 ? '0' : String(rounded)
}
