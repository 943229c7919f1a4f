import { type Coverage, isClosed } from './coverage'
import { arcsThrough, type Edited, refused, withArcs } from './edited'
import { type Place, same } from './place'

/** Takes a vertex out of the border of both areas. Where three borders meet it is needed. */
export function deleteVertex(coverage: Coverage, at: Place): Edited {
  const [index, ...more] = arcsThrough(coverage, at)
  const arc = coverage.arcs[index ?? -1]
  if (index === undefined || arc === undefined) return refused('vertex-unknown', at)
  const { places } = arc
  const inner = places.slice(1, -1).some((place) => same(place, at))
  if (more.length > 0 || (!inner && !isClosed(arc))) return refused('vertex-is-node', at)
  // A closed arc keeps three corners, and begins elsewhere when its beginning goes.
  if (isClosed(arc) && places.length <= 4) return refused('vertex-is-node', at)
  const left = inner ? places.filter((place) => !same(place, at)) : [...places.slice(1, -1), ...places.slice(1, 2)]
  return withArcs(coverage, new Map([[index, left]]), at)
}
