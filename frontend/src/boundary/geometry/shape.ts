import type { MultiPolygon, Position } from 'geojson'
import type { ArcRef, Coverage } from './coverage'

/** The polygon of a face, put together from its arcs. */
export function shapeOf(coverage: Coverage, code: string): MultiPolygon {
  const polygons = coverage.faces.get(code)?.polygons ?? []
  return { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map((refs) => ringOf(coverage, refs))) }
}

function ringOf({ arcs }: Coverage, refs: readonly ArcRef[]): Position[] {
  const ring: Position[] = []
  for (const ref of refs) {
    const places = arcs[ref < 0 ? ~ref : ref]?.places ?? []
    const steps = ref < 0 ? [...places].reverse() : places
    // Each arc begins where the one before it ended.
    for (let k = ring.length === 0 ? 0 : 1; k < steps.length; k++) ring.push([...(steps[k] ?? [])])
  }
  return ring
}

/** The arcs along a face's border, each once. */
export function arcsOf(coverage: Coverage, code: string): number[] {
  const polygons = coverage.faces.get(code)?.polygons ?? []
  return [...new Set(polygons.flat(2).map((ref) => (ref < 0 ? ~ref : ref)))]
}
