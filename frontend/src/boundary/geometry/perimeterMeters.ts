import type { MultiPolygon, Polygon } from 'geojson'
import { ringsOf } from './measure'
import { distanceMeters } from './plane'

/** Length of all borders of an area, around its holes too. */
export function perimeterMeters(shape: Polygon | MultiPolygon): number {
  let sum = 0
  for (const ring of ringsOf(shape)) {
    for (let k = 1; k < ring.length; k++) {
      const [a, b] = [ring[k - 1] ?? [], ring[k] ?? []]
      sum += distanceMeters([a[0] ?? 0, a[1] ?? 0], [b[0] ?? 0, b[1] ?? 0])
    }
  }
  return sum
}
