import type { Map as MapLibre, MapGeoJSONFeature, PointLike } from 'maplibre-gl'
import type { AreaSource } from './baseStyle'
import { COLUMNS } from './layers/columns'
import { CLUSTERS, MARKS } from './layers/incidents'

/** The area under the pointer. */
export type Target = { source: AreaSource; code: string; name: string }
export type Place = [number, number]
type Pixel = { x: number; y: number }

export type PointerActions = {
  /** Level that can be entered, or undefined at the lowest. */
  level(): AreaSource | undefined
  hover(target: Target | undefined): void
  enter(code: string): void
  pick(id: string): void
  /** Several at one place, or so close that they cover each other. */
  fan(ids: string[], center: Place): void
  cluster(clusterId: number, center: Place): void
  /** Whether there is a responder to be shown there. */
  responder(point: Pixel, near: number): boolean
}

/** Marks nearer than this to where one points cover each other, pixels. */
const NEAR = 9
/** A keyboard cannot point as finely as a hand. */
const NEAR_BY_KEY = 34

/** What pointing means: an incident before a cluster before a responder before the area beneath them; by hand, or by Enter at the map's cross. */
export function bindPointer(map: MapLibre, actions: PointerActions, cross: () => Pixel): void {
  const around = ({ x, y }: Pixel, by: number, layers: readonly string[]): MapGeoJSONFeature[] => {
    const box: [PointLike, PointLike] = [[x - by, y - by], [x + by, y + by]]
    return map.queryRenderedFeatures(box, { layers: layers.filter((id) => map.getLayer(id)?.visibility !== 'none') })
  }

  const areaAt = (point: Pixel): Target | undefined => {
    // A column stands before what lies behind it.
    const column = around(point, 0, [COLUMNS])[0]?.properties
    if (column !== undefined) return { source: 'grids', code: String(column['code']), name: String(column['name']) }
    const source = actions.level()
    const found = source === undefined ? undefined : around(point, 0, [`hit-${source}`])[0]?.properties
    return source === undefined || found === undefined ? undefined : { source, code: String(found['code']), name: String(found['name']) }
  }

  function act(point: Pixel, near: number): void {
    const found = around(point, near, [MARKS, CLUSTERS])
    const nearest = found.map((feature) => ({ feature, away: distance(map, feature, point) })).sort((a, b) => a.away - b.away)[0]?.feature
    if (nearest === undefined || nearest.geometry.type !== 'Point') {
      if (actions.responder(point, near)) return
      const area = areaAt(point)
      if (area !== undefined) actions.enter(area.code)
      return
    }
    const center = nearest.geometry.coordinates as Place
    const { id, cluster_id: clusterId } = nearest.properties
    if (clusterId !== undefined) return actions.cluster(Number(clusterId), center)
    const ids = [...new Set(around(map.project(center), NEAR, [MARKS]).map(({ properties }) => String(properties['id'])))]
    if (ids.length > 1) actions.fan(ids, center)
    else actions.pick(String(id))
  }

  map.on('click', (event) => act(event.point, NEAR))
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key === 'Enter') act(cross(), NEAR_BY_KEY)
  })
  map.on('mousemove', (event) => {
    const mark = around(event.point, NEAR, [MARKS, CLUSTERS]).length > 0
    const area = mark ? undefined : areaAt(event.point)
    actions.hover(area)
    map.getCanvas().style.cursor = mark || area !== undefined ? 'pointer' : ''
  })
  map.on('mouseout', () => actions.hover(undefined))
}

function distance(map: MapLibre, { geometry }: MapGeoJSONFeature, point: Pixel): number {
  if (geometry.type !== 'Point') return Infinity
  const { x, y } = map.project(geometry.coordinates as Place)
  return Math.hypot(x - point.x, y - point.y)
}
