import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { baseStyle, nameLayers } from '@/map/baseStyle'
import { DESK_MAP, MAP_FONT } from '@/map/palette'
import type { Box } from '../geometry/coverage'

setWorkerUrl(workerUrl)

/** The map of the desk, seen from straight above: borders are drawn on it, so it is neither tilted nor turned. */
export function createDeskMap(container: HTMLElement, bounds: Box | undefined): MapLibre {
  const style = baseStyle(location.origin, DESK_MAP)
  return new MapLibre({
    container,
    style: { ...style, layers: [...style.layers.map(flat), ...nameLayers(MAP_FONT, DESK_MAP)] },
    ...(bounds === undefined ? { center: [105, 35] as [number, number], zoom: 3 } : { bounds: [...bounds] as [number, number, number, number], fitBoundsOptions: { padding: 60 } }),
    attributionControl: false,
    localIdeographFontFamily: MAP_FONT,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    doubleClickZoom: false,
    boxZoom: false,
    keyboard: false,
    maxZoom: 20,
    fadeDuration: 0,
    refreshExpiredTiles: true,
  })
}

type Layer = ReturnType<typeof baseStyle>['layers'][number]

/** Heights are of no use from above, and flat ground is drawn faster. */
function flat(layer: Layer): Layer {
  if (layer.type !== 'fill-extrusion') return layer
  const { id, source } = layer
  return { id, type: 'fill', source, 'source-layer': layer['source-layer'] ?? id, minzoom: layer.minzoom ?? 0, paint: { 'fill-color': DESK_MAP.heights[1], 'fill-outline-color': DESK_MAP.heights[2] } }
}

/** Ground metres per pixel at a latitude and zoom, in the projection of the map. */
export function metersPerPixel(lat: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom)
}
