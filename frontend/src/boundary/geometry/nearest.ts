import type { Coverage } from './coverage'
import { metersPerDegree, distanceMeters, footOn } from './plane'
import type { Place } from './place'

export type NearVertex = { place: Place; meters: number }
/** The edge from its neighbour vertex to the other, on the arc of that number, and the place on it. */
export type NearEdge = { arc: number; from: Place; to: Place; foot: Place; meters: number }

type Wanted = (arc: number) => boolean
const any: Wanted = () => true

/** The vertex nearest to a place within so many metres. */
export function nearestVertex(coverage: Coverage, place: Place, withinMeters: number, wanted: Wanted = any): NearVertex | undefined {
  let best: NearVertex | undefined
  for (const arc of near(coverage, place, withinMeters, wanted)) {
    for (const candidate of coverage.arcs[arc]?.places ?? []) {
      const meters = distanceMeters(place, candidate)
      if (meters <= (best?.meters ?? withinMeters)) best = { place: candidate, meters }
    }
  }
  return best
}

/** The edge nearest to a place within so many metres. */
export function nearestEdge(coverage: Coverage, place: Place, withinMeters: number, wanted: Wanted = any): NearEdge | undefined {
  let best: NearEdge | undefined
  for (const arc of near(coverage, place, withinMeters, wanted)) {
    const places = coverage.arcs[arc]?.places ?? []
    for (let k = 1; k < places.length; k++) {
      const [from, to] = [places[k - 1], places[k]]
      if (from === undefined || to === undefined) continue
      const { foot, meters } = footOn(place, from, to)
      if (meters <= (best?.meters ?? withinMeters)) best = { arc, from, to, foot, meters }
    }
  }
  return best
}

function* near({ arcs }: Coverage, [lng, lat]: Place, withinMeters: number, wanted: Wanted): Iterable<number> {
  const [east, north] = metersPerDegree(lat)
  const [dx, dy] = [withinMeters / east, withinMeters / north]
  for (let arc = 0; arc < arcs.length; arc++) {
    const box = arcs[arc]?.box
    if (box === undefined || lng < box[0] - dx || lng > box[2] + dx || lat < box[1] - dy || lat > box[3] + dy) continue
    if (wanted(arc)) yield arc
  }
}
