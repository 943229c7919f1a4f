import type { GeoJSONSource, Map as MapLibre, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl'
import type { AreaSource } from './baseStyle'
import { CLUSTERS, MARKS } from './layers/incidents'

/** The area under the pointer. */
export type Target = { source: AreaSource; code: string; name: string }

export type PointerActions = {
  /** Level that can be entered, or undefined at the lowest. */
  level(): AreaSource | undefined
  hover(target: Target | undefined): void
  enter(code: string): void
  pick(id: string): void
  expand(clusterId: number, center: [number, number]): void
}

/** What a click means: an incident before a cluster before the area beneath them. */
export function bindPointer(map: MapLibre, actions: PointerActions): void {
  const at = (event: MapMouseEvent, layers: readonly string[]): MapGeoJSONFeature | undefined => map.queryRenderedFeatures(event.point, { layers: [...layers] })[0]
  const areaAt = (event: MapMouseEvent): Target | undefined => {
    const source = actions.level()
    const found = source === undefined ? undefined : at(event, [`hit-${source}`])?.properties
    return source === undefined || found === undefined ? undefined : { source, code: String(found['code']), name: String(found['name']) }
  }

  map.on('click', (event) => {
    const mark = at(event, [MARKS, CLUSTERS])
    if (mark === undefined) {
      const area = areaAt(event)
      if (area !== undefined) actions.enter(area.code)
      return
    }
    const { id, cluster_id: clusterId } = mark.properties
    if (clusterId === undefined) return actions.pick(String(id))
    if (mark.geometry.type === 'Point') void expandOrPick(Number(clusterId), mark.geometry.coordinates as [number, number])
  })

  /** At the deepest zoom a cluster no longer opens: its first incident is shown instead. */
  async function expandOrPick(clusterId: number, center: [number, number]): Promise<void> {
    if (map.getZoom() < 16) return actions.expand(clusterId, center)
    const [leaf] = await (map.getSource('incidents') as GeoJSONSource).getClusterLeaves(clusterId, 1, 0)
    const id: unknown = leaf?.properties?.['id']
    if (id !== undefined) actions.pick(String(id))
  }

  map.on('mousemove', (event) => {
    const mark = at(event, [MARKS, CLUSTERS])
    const area = mark === undefined ? areaAt(event) : undefined
    actions.hover(area)
    map.getCanvas().style.cursor = mark !== undefined || area !== undefined ? 'pointer' : ''
  })
  map.on('mouseout', () => actions.hover(undefined))
}
