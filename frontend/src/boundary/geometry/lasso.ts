import type { Polygon } from 'geojson'
import { labelPlace } from '@/map/geometry'
import { inside } from './inside'
import { outline } from './outline'
import type { Place } from './place'

/**
 * What a lasso takes of an area: the blocks that lie more inside it than outside, as one ring. Without blocks there (a
 * city without a base map) it is the lasso itself. Undefined when nothing is caught or the blocks do not hang together.
 */
export function lasso(drawn: readonly Place[], blocks: readonly Polygon[], area: Parameters<typeof inside>[1]): { ring: Place[]; blocks: Polygon[] } | undefined {
  if (drawn.length < 3) return undefined
  const loop: Polygon = { type: 'Polygon', coordinates: [[...drawn, drawn[0] ?? [0, 0]].map((place) => [...place])] }
  const mine = blocks.filter((block) => holds(area, block))
  if (mine.length === 0) return { ring: [...drawn], blocks: [] }
  const caught = mine.filter((block) => holds(loop, block))
  const [ring, ...more] = outline(caught)
  return ring === undefined || more.length > 0 ? undefined : { ring, blocks: caught }
}

function holds(shape: Parameters<typeof inside>[1], block: Polygon): boolean {
  const [lng = 0, lat = 0] = labelPlace(block) ?? []
  return inside([lng, lat], shape)
}
