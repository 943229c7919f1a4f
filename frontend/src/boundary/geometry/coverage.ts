import type { MultiPolygon, Polygon, Position } from 'geojson'
import { type Place, keyOf, same } from './place'

/** West, south, east, north. */
export type Box = readonly [number, number, number, number]

/** A stretch of border between two places where borders meet. It exists once; the faces on both sides refer to it. */
export type Arc = { readonly places: readonly Place[]; readonly left?: string; readonly right?: string; readonly box: Box }

/** Number of an arc that is followed from its first place to its last, or ~number when it is followed backwards. */
export type ArcRef = number
export type Face = { readonly code: string; readonly editable: boolean; readonly polygons: readonly (readonly (readonly ArcRef[])[])[] }

/** Areas that tile a ground, as arcs. A value: an edit gives another coverage that shares what did not change. */
export type Coverage = { readonly arcs: readonly Arc[]; readonly faces: ReadonlyMap<string, Face> }

/** One area as it comes from the server. */
export type Piece = { code: string; editable: boolean; geometry: Polygon | MultiPolygon }

type OpenRing = { code: string; polygon: number; hole: number; places: Place[]; faceIsLeft: boolean }

/**
 * The arcs of areas whose neighbours have identical vertices. A place is a node where more than two different vertices
 * follow it; the rings are cut there, and a piece met again from the other side is the same arc. Linear in the vertices.
 */
export function coverageOf(pieces: readonly Piece[]): Coverage {
  const rings = pieces.flatMap(ringsOf)
  const nodes = nodesOf(rings)
  const arcs: { places: Place[]; left?: string; right?: string }[] = []
  const known = new Map<string, number>()
  const faces = new Map<string, Face & { polygons: ArcRef[][][] }>(pieces.map(({ code, editable }) => [code, { code, editable, polygons: [] }]))

  for (const ring of rings) {
    const refs = cut(ring.places, nodes).map((places) => {
      const forward = known.get(startOf(places))
      const ref = forward ?? add(places)
      const arc = arcs[ref < 0 ? ~ref : ref]
      if (arc !== undefined) arc[ring.faceIsLeft === ref >= 0 ? 'left' : 'right'] = ring.code
      return ref
    })
    const polygons = faces.get(ring.code)?.polygons
    if (polygons !== undefined) (polygons[ring.polygon] ??= [])[ring.hole] = refs
  }
  return { arcs: arcs.map((arc) => ({ ...arc, box: boxAround(arc.places) })), faces }

  function add(places: Place[]): ArcRef {
    const index = arcs.push({ places }) - 1
    known.set(startOf(places), index)
    // Seen from the other side it begins with its last step. A closed arc may be met from another start only when it has no
    // node, and then it was turned to begin at its least place.
    known.set(startOf([...places].reverse()), ~index)
    return index
  }
}

/** Two places fix an arc and its direction: beyond the second nothing branches before the next node. */
const startOf = (places: readonly Place[]): string => `${keyOf(places[0] ?? [0, 0])}>${keyOf(places[1] ?? [0, 0])}`

function ringsOf({ code, geometry }: Piece): OpenRing[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.flatMap((rings, polygon) => rings.map((ring, hole) => {
    const places = openPlaces(ring)
    return { code, polygon, hole, places, faceIsLeft: turnsLeft(places) === (hole === 0) }
  }))
}

function openPlaces(ring: readonly Position[]): Place[] {
  const places = ring.map(([lng = 0, lat = 0]): Place => [lng, lat])
  const [first, last] = [places[0], places.at(-1)]
  return first !== undefined && last !== undefined && places.length > 1 && same(first, last) ? places.slice(0, -1) : places
}

export function turnsLeft(places: readonly Place[]): boolean {
  const [x0, y0] = places[0] ?? [0, 0]
  let sum = 0
  for (let k = 0; k < places.length; k++) {
    const [a, b] = [places[k] ?? [x0, y0], places[(k + 1) % places.length] ?? [x0, y0]]
    sum += (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0)
  }
  return sum > 0
}

function nodesOf(rings: readonly OpenRing[]): Set<string> {
  const followers = new Map<string, [string, string]>()
  const nodes = new Set<string>()
  for (const { places } of rings) {
    const keys = places.map(keyOf)
    keys.forEach((key, k) => {
      const before = keys[(k + keys.length - 1) % keys.length] ?? key
      const after = keys[(k + 1) % keys.length] ?? key
      const known = followers.get(key)
      if (known === undefined) followers.set(key, [before, after])
      else if (!known.includes(before) || !known.includes(after)) nodes.add(key)
    })
  }
  return nodes
}

/** The ring from node to node; a ring without nodes is one closed arc from its least place on. */
function cut(places: readonly Place[], nodes: ReadonlySet<string>): Place[][] {
  const keys = places.map(keyOf)
  const first = keys.findIndex((key) => nodes.has(key))
  const start = first >= 0 ? first : keys.reduce((least, key, k) => (key < (keys[least] ?? '') ? k : least), 0)
  const turned = [...places.slice(start), ...places.slice(0, start + 1)]
  const pieces: Place[][] = []
  let from = 0
  for (let k = 1; k < turned.length; k++) {
    if (k < turned.length - 1 && !nodes.has(keyOf(turned[k] ?? [0, 0]))) continue
    pieces.push(turned.slice(from, k + 1))
    from = k
  }
  return pieces
}

export function boxAround(places: readonly Place[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of places) {
    if (lng < west) west = lng
    if (lng > east) east = lng
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  return [west, south, east, north]
}

export const isClosed = ({ places }: Arc): boolean => {
  const [first, last] = [places[0], places.at(-1)]
  return first !== undefined && last !== undefined && places.length > 2 && same(first, last)
}

/** A border is free when both its sides may be changed; the draft's own border and what lies beyond stay as they are. */
export function isFree({ faces }: Coverage, { left, right }: Arc): boolean {
  return left !== undefined && right !== undefined && faces.get(left)?.editable === true && faces.get(right)?.editable === true
}
