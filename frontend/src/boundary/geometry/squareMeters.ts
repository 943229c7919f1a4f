import type { MultiPolygon, Polygon, Position } from 'geojson'
import { ECCENTRICITY_SQUARED, EQUATORIAL_METERS } from './plane'

const RADIAN = Math.PI / 180
const E = Math.sqrt(ECCENTRICITY_SQUARED)

/** Area on the spheroid, holes taken off. Edges are straight in longitude and latitude; on the sphere of equal area (Snyder 1987, 3-12). */
export function squareMeters(shape: Polygon | MultiPolygon): number {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  let sum = 0
  for (const rings of polygons) rings.forEach((ring, hole) => { sum += (hole === 0 ? 1 : -1) * Math.abs(ringSquareMeters(ring)) })
  return sum
}

function ringSquareMeters(ring: readonly Position[]): number {
  let sum = 0
  for (let k = 1; k < ring.length; k++) {
    const [x1 = 0, y1 = 0] = ring[k - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[k] ?? []
    // The mean of q over the edge by Simpson's rule; far below a square centimetre for edges of a city.
    const mean = (q(y1) + 4 * q((y1 + y2) / 2) + q(y2)) / 6
    sum += (x2 - x1) * RADIAN * (mean - q(ring[0]?.[1] ?? 0))
  }
  return (EQUATORIAL_METERS * EQUATORIAL_METERS * sum) / 2
}

/** Twice the area between the equator and a latitude, per radian of longitude and squared equatorial radius. */
function q(lat: number): number {
  const sine = Math.sin(lat * RADIAN)
  return (1 - ECCENTRICITY_SQUARED) * (sine / (1 - ECCENTRICITY_SQUARED * sine * sine) + Math.atanh(E * sine) / E)
}
