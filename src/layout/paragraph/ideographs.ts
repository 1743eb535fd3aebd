import { breakKind } from '../../text/breaks.js'

/** How far two ideographs of a justified line may come apart before it is called loose, in em. */
export const ideographStretch = 0.12

/** Whether a line may be broken, and filled, between two characters of which one is an ideograph or kana. */
export function isIdeographGap(text: string, breaks: Uint8Array, at: number): boolean {
  if (breaks[at] === breakKind.none || breaks[at] === breakKind.softHyphen) return false
  return isIdeographic(text.charCodeAt(at - 1)) || isIdeographic(text.charCodeAt(at))
}

/** How many such places there are inside a stretch. */
export function ideographGaps(text: string, breaks: Uint8Array, start: number, end: number): number {
  let gaps = 0
  for (let at = start + 1; at < end; at++) if (isIdeographGap(text, breaks, at)) gaps++
  return gaps
}

/** Han, kana and the signs that are as wide as they; of Han beyond the Basic Multilingual Plane, half. */
function isIdeographic(unit: number): boolean {
  if (unit < 0x2e80) return false
  return (
    unit <= 0x30ff ||
    (unit >= 0x31f0 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xff01 && unit <= 0xff60) ||
    (unit >= 0xd840 && unit <= 0xd88f)
  )
}
