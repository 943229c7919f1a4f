import type { MultiPolygon, Polygon } from 'geojson'
import { turnsLeft } from './coverage'
import { keyOf, type Place } from './place'

/**
 * Outer rings of areas put together that share identical vertices, such as blocks: an edge met from both sides cancels
 * out, what is left is linked into rings. Rings turn left and are not closed; holes are left out; the largest comes first.
 */
export function outline(shapes: readonly (Polygon | MultiPolygon)[]): Place[][] {
  const left = new Map<string, [Place, Place]>()
  for (const shape of shapes) {
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
    for (const ring of polygons.flatMap((rings) => rings.map((places, hole) => oriented(places as unknown as Place[], hole === 0)))) {
      for (let k = 0; k < ring.length; k++) {
        const [a, b] = [ring[k], ring[(k + 1) % ring.length]]
        if (a === undefined || b === undefined) continue
        if (!left.delete(`${keyOf(b)}>${keyOf(a)}`)) left.set(`${keyOf(a)}>${keyOf(b)}`, [a, b])
      }
    }
  }
  return linked([...left.values()]).filter(turnsLeft).sort((a, b) => b.length - a.length)
}

function oriented(ring: readonly Place[], outer: boolean): Place[] {
  const open = ring.slice(0, -1)
  return turnsLeft(open) === outer ? open : open.reverse()
}

function linked(edges: readonly [Place, Place][]): Place[][] {
  const from = new Map<string, [Place, Place][]>()
  for (const edge of edges) from.set(keyOf(edge[0]), [...(from.get(keyOf(edge[0])) ?? []), edge])
  const rings: Place[][] = []
  for (const first of edges) {
    const ring: Place[] = []
    let edge = take(first[0], first)
    while (edge !== undefined) {
      ring.push(edge[0])
      edge = take(edge[1])
    }
    if (ring.length > 2) rings.push(ring)
  }
  return rings

  function take(at: Place, wanted?: [Place, Place]): [Place, Place] | undefined {
    const waiting = from.get(keyOf(at))
    const index = wanted === undefined ? 0 : (waiting?.indexOf(wanted) ?? -1)
    return index < 0 ? undefined : waiting?.splice(index, 1)[0]
  }
}

