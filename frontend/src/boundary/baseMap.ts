import type { FeatureCollection, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson'
import { get } from '@/api/client'
import type { Box } from './geometry/coverage'
import { placeAt } from './geometry/place'
import type { Line } from './geometry/snap'

export type BaseMap = { roads: Line[]; blocks: Polygon[] }

/** Roads and blocks of the base map to the last vertex; nothing where there is no base map or too much of it. */
export async function loadBaseMap(box: Box): Promise<BaseMap> {
  const bbox = box.join(',')
  const [roads, blocks] = await Promise.all([
    get<FeatureCollection<LineString | MultiLineString>>('/api/basemap/roads', { query: { bbox } }).catch(() => undefined),
    get<FeatureCollection<Polygon | MultiPolygon>>('/api/basemap/blocks', { query: { bbox } }).catch(() => undefined),
  ])
  return {
    roads: (roads?.features ?? []).flatMap(({ geometry }) => (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates)).map((line) => line.map(([lng = 0, lat = 0]) => placeAt(lng, lat))),
    blocks: (blocks?.features ?? []).flatMap(({ geometry }): Polygon[] => (geometry.type === 'Polygon' ? [geometry] : geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })))),
  }
}
