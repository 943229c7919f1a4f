import type { Coverage } from './coverage'
import { arcsThrough, type Edited, refused, withArcs } from './edited'
import { type Place, same } from './place'

/** Puts a vertex into the edge between two neighbouring vertices, for both areas beside it. */
export function insertVertex(coverage: Coverage, from: Place, to: Place, at: Place): Edited {
  if (arcsThrough(coverage, at).length > 0) return refused('same-place', at)
  for (const index of arcsThrough(coverage, from)) {
    const places = coverage.arcs[index]?.places ?? []
    for (let k = 1; k < places.length; k++) {
      const [a, b] = [places[k - 1], places[k]]
      if (a === undefined || b === undefined) continue
      if ((same(a, from) && same(b, to)) || (same(a, to) && same(b, from))) {
        return withArcs(coverage, new Map([[index, [...places.slice(0, k), at, ...places.slice(k)]]]), at)
      }
    }
  }
  return refused('edge-unknown', at)
}
