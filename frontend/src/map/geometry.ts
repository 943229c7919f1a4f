import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'

export type Areal = Polygon | MultiPolygon
/** West, south, east, north. */
export type Box = [number, number, number, number]

const polygonsOf = (areal: Areal): Position[][][] => (areal.type === 'Polygon' ? [areal.coordinates] : areal.coordinates)

/** Smallest box around all of them; undefined when there is nothing. */
export function boxOf(areals: readonly Areal[]): Box | undefined {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const areal of areals) {
    for (const polygon of polygonsOf(areal)) {
      for (const [lng = 0, lat = 0] of polygon[0] ?? []) {
        box[0] = Math.min(box[0], lng)
        box[1] = Math.min(box[1], lat)
        box[2] = Math.max(box[2], lng)
        box[3] = Math.max(box[3], lat)
      }
    }
  }
  return box[0] === Infinity ? undefined : box
}

/** The whole world without these areas: what lies outside is dimmed with it. */
export function outsideOf(areals: readonly Areal[]): Feature<Polygon> {
  const world: Position[] = [[-180, -85], [180, -85], [180, 85], [-180, 85], [-180, -85]]
  const holes = areals.flatMap((areal) => polygonsOf(areal).map((polygon) => polygon[0] ?? []))
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, ...holes] } }
}

/**
 * A place well inside the largest part, for a label: the middle of the widest stretch among eleven horizontal cuts.
 * Always inside, near the visual centre for the shapes districts have, and linear in the number of vertices.
 */
export function labelPlace(areal: Areal): Position | undefined {
  const largest = polygonsOf(areal).map((polygon) => ({ polygon, area: Math.abs(signedArea(polygon[0] ?? [])) })).sort((a, b) => b.area - a.area)[0]
  if (largest === undefined) return undefined
  const box = boxOf([{ type: 'Polygon', coordinates: largest.polygon }])
  if (box === undefined) return undefined
  let best: { width: number; place: Position } | undefined
  for (let cut = 1; cut <= 11; cut++) {
    const lat = box[1] + ((box[3] - box[1]) * cut) / 12
    // Cuts near the middle are preferred: a wide foot should not pull the label down.
    const weight = 1 - Math.abs(cut - 6) / 14
    for (const [west, east] of stretches(largest.polygon, lat)) {
      const width = (east - west) * weight
      if (best === undefined || width > best.width) best = { width, place: [(west + east) / 2, lat] }
    }
  }
  return best?.place
}

function stretches(rings: readonly Position[][], lat: number): [number, number][] {
  const crossings: number[] = []
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k++) {
      const [x1 = 0, y1 = 0] = ring[k - 1] ?? []
      const [x2 = 0, y2 = 0] = ring[k] ?? []
      if (y1 > lat !== y2 > lat) crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1))
    }
  }
  crossings.sort((a, b) => a - b)
  return crossings.flatMap((west, k): [number, number][] => (k % 2 === 0 && crossings[k + 1] !== undefined ? [[west, crossings[k + 1] as number]] : []))
}

function signedArea(ring: readonly Position[]): number {
  let sum = 0
  for (let k = 1; k < ring.length; k++) {
    const [x1 = 0, y1 = 0] = ring[k - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[k] ?? []
    sum += x1 * y2 - x2 * y1
  }
  return sum / 2
}
