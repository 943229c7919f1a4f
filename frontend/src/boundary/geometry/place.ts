/** Longitude and latitude in degrees on the grid of 1e-7°. A vertex is its place: equal places are the same vertex. */
export type Place = readonly [lng: number, lat: number]

const GRID = 1e7

export const units = (degrees: number): number => Math.round(degrees * GRID)
export const keyOf = ([lng, lat]: Place): string => `${units(lng)},${units(lat)}`
export const same = (a: Place, b: Place): boolean => units(a[0]) === units(b[0]) && units(a[1]) === units(b[1])

/** The grid's place nearest to a position, for example the pointer's. */
export function placeAt(lng: number, lat: number): Place {
  return [units(lng) / GRID, units(lat) / GRID]
}

/**
 * Which side of the line from a to b a place lies on: positive left, negative right, 0 on it. Exact for places within a
 * degree of each other, since differences on the grid are integers whose products stay below 2^53.
 */
export function side(a: Place, b: Place, c: Place): number {
  const [ax, ay] = [units(a[0]), units(a[1])]
  return (units(b[0]) - ax) * (units(c[1]) - ay) - (units(b[1]) - ay) * (units(c[0]) - ax)
}
