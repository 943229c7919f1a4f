import type { Place } from './place'

/** GRS 80, the spheroid of CGCS2000. */
export const EQUATORIAL_METERS = 6_378_137
export const ECCENTRICITY_SQUARED = 0.006_694_380_022_90

const RADIAN = Math.PI / 180

/** Metres per degree eastward and northward at a latitude; exact enough (1e-6) over a few kilometres. */
export function metersPerDegree(lat: number): readonly [east: number, north: number] {
  const sine = Math.sin(lat * RADIAN)
  const w = Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine)
  const normal = EQUATORIAL_METERS / w
  const meridian = (EQUATORIAL_METERS * (1 - ECCENTRICITY_SQUARED)) / (w * w * w)
  return [normal * Math.cos(lat * RADIAN) * RADIAN, meridian * RADIAN]
}

export function distanceMeters(a: Place, b: Place): number {
  const [east, north] = metersPerDegree((a[1] + b[1]) / 2)
  return Math.hypot((b[0] - a[0]) * east, (b[1] - a[1]) * north)
}

/** The point of a segment nearest to a place (not rounded to the grid), and how far it is. */
export function footOn(place: Place, a: Place, b: Place): { foot: Place; meters: number; share: number } {
  const [east, north] = metersPerDegree(place[1])
  const [dx, dy] = [(b[0] - a[0]) * east, (b[1] - a[1]) * north]
  const [px, py] = [(place[0] - a[0]) * east, (place[1] - a[1]) * north]
  const squared = dx * dx + dy * dy
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared))
  return { foot: [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])], meters: Math.hypot(px - share * dx, py - share * dy), share }
}
