import type { Font, FontQuery } from './font.js'

/**
 * The faces of one family that are nearest to a query (CSS Fonts 4, section 5.2: first stretch, then style, then
 * weight). Several where they share all three and differ in their ranges of characters: the last declared comes first.
 */
export function nearestFaces(faces: readonly Font[], query: FontQuery): readonly Font[] {
  const byStretch = keepNearest(faces, face => stretchDistance(face.stretch, query.stretch))
  const byStyle = keepNearest(byStretch, face => styleDistance(face.style, query.style))
  return keepNearest(byStyle, face => weightDistance(face.weight, query.weight)).toReversed()
}

function keepNearest(faces: readonly Font[], distance: (face: Font) => number): readonly Font[] {
  const least = Math.min(...faces.map(distance))
  return faces.filter(face => distance(face) === least)
}

/** Beyond any distance on the preferred side. */
const otherSide = 100_000

function stretchDistance(stretch: number, wanted: number): number {
  const preferred = wanted <= 100 ? stretch <= wanted : stretch >= wanted
  return Math.abs(stretch - wanted) + (preferred ? 0 : otherSide)
}

function styleDistance(style: Font['style'], wanted: FontQuery['style']): number {
  return (style === 'normal') === (wanted === 'normal') ? 0 : 1
}

function weightDistance(weight: number, wanted: number): number {
  const distance = Math.abs(weight - wanted)
  if (wanted >= 400 && wanted <= 500) {
    if (weight >= wanted && weight <= 500) return distance
    return weight < wanted ? distance + otherSide : distance + 2 * otherSide
  }
  const preferred = wanted < 400 ? weight <= wanted : weight >= wanted
  return preferred ? distance : distance + otherSide
}
