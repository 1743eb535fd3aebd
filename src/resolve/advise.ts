import { nearestName } from '../nearestName.js'

/** Advice for a name that leads nowhere: the candidate that was most likely meant, and what else can be done. */
export function adviseNearest(name: string, candidates: Iterable<string>, otherwise: string): string {
  const likely = [...candidates].filter(each => Math.abs(each.length - name.length) <= 1 + name.length / 3)
  const nearest = nearestName(name, likely)
  return nearest === undefined ? otherwise : `Did you mean \`${nearest}\`? ${otherwise}`
}
