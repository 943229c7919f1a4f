import type { Coverage } from './coverage'
import { arcsThrough, type Edited, refused, withArcs } from './edited'
import { keyOf, type Place, same } from './place'

/** Moves a vertex for every area that has it. */
export function moveVertex(coverage: Coverage, at: Place, to: Place): Edited {
  const through = arcsThrough(coverage, at)
  if (through.length === 0) return refused('vertex-unknown', at)
  if (same(at, to) || arcsThrough(coverage, to).length > 0) return refused('same-place', to)
  const key = keyOf(at)
  const moved = through.map((index) => [index, (coverage.arcs[index]?.places ?? []).map((place) => (keyOf(place) === key ? to : place))] as const)
  return withArcs(coverage, new Map(moved), to)
}
