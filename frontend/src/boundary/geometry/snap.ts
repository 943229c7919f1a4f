import type { Coverage } from './coverage'
import { nearestEdge, nearestVertex } from './nearest'
import { placeAt, type Place } from './place'
import { distanceMeters, footOn } from './plane'

/** Where the pointer is taken to be, and what it was drawn to. */
export type Snapped = { place: Place; to: 'vertex' | 'edge' | 'road' | 'nothing'; edge?: { from: Place; to: Place; arc: number } }
export type Line = readonly Place[]

/** A vertex is preferred to an edge, an edge to a road: what is rarer and more exact pulls farther. */
export function snap(position: Place, withinMeters: number, coverage: Coverage, roads: readonly Line[] = [], wanted?: (arc: number) => boolean): Snapped {
  const vertex = nearestVertex(coverage, position, withinMeters, wanted)
  if (vertex !== undefined) return { place: vertex.place, to: 'vertex' }
  const edge = nearestEdge(coverage, position, withinMeters * 0.8, wanted)
  if (edge !== undefined) return { place: placeAt(...edge.foot), to: 'edge', edge }
  const road = nearestOnLines(position, roads, withinMeters * 0.8)
  return road === undefined ? { place: placeAt(...position), to: 'nothing' } : { place: road, to: 'road' }
}

/** A line's own vertex within half the distance, else the nearest point on a line. */
function nearestOnLines(position: Place, lines: readonly Line[], withinMeters: number): Place | undefined {
  let best: { place: Place; meters: number } | undefined
  for (const line of lines) {
    for (let k = 1; k < line.length; k++) {
      const [a, b] = [line[k - 1], line[k]]
      if (a === undefined || b === undefined) continue
      const { foot, meters } = footOn(position, a, b)
      if (meters > (best?.meters ?? withinMeters)) continue
      const end = [a, b].find((place) => distanceMeters(position, place) < withinMeters / 2)
      best = { place: end ?? foot, meters }
    }
  }
  return best === undefined ? undefined : placeAt(...best.place)
}
