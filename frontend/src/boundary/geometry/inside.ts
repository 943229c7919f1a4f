import type { MultiPolygon, Polygon, Position } from 'geojson'
import { ringsOf } from './measure'
import type { Place } from './place'

/** Whether a place lies inside an area, by counting crossings to the east. On the border it may be either. */
export function inside([lng, lat]: Place, shape: Polygon | MultiPolygon): boolean {
  let odd = false
  for (const ring of ringsOf(shape)) if (crossesOddly(lng, lat, ring)) odd = !odd
  return odd
}

function crossesOddly(lng: number, lat: number, ring: readonly Position[]): boolean {
  let odd = false
  for (let k = 1; k < ring.length; k++) {
    const [x1 = 0, y1 = 0] = ring[k - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[k] ?? []
    if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd
  }
  return odd
}
