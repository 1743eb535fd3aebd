import { nearestTo } from '../read/nearest.js'

/** Advice for a name that leads nowhere: the candidate that was most likely meant, and what else can be done. */
export function adviseNearest(name: string, candidates: Iterable<string>, otherwise: string): string {
  const nearest = nearestTo(name, candidates)
  return nearest === undefined ? otherwise : `Did you mean \`${nearest}\`? ${otherwise}`
}
