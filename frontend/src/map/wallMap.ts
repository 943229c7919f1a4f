import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { baseStyle } from './baseStyle'
import { addIcons } from './icons'
import { MAP_FONT } from './palette'

setWorkerUrl(workerUrl)

/** Free space the panels leave, in design units; areas are fitted into it. */
export type Padding = { top: number; right: number; bottom: number; left: number }

/**
 * The map of the wall. Its element is laid out in design units and scaled by CSS to the wall, so every width and size
 * in the style keeps its proportion at 4K; the pixel ratio follows, so it stays sharp.
 */
export function createWallMap(container: HTMLElement, scale: number): MapLibre {
  return new MapLibre({
    container,
    style: baseStyle(location.origin),
    center: [105, 35],
    zoom: 3,
    attributionControl: false,
    localIdeographFontFamily: MAP_FONT,
    pixelRatio: pixelRatio(scale),
    maxPitch: 60,
    fadeDuration: 0,
    refreshExpiredTiles: true,
  })
}

export function rescale(map: MapLibre, scale: number): void {
  map.setPixelRatio(pixelRatio(scale))
  addIcons(map, pixelRatio(scale))
  map.resize()
}

/** Device pixels per design unit, bounded so that a very large wall does not exhaust the graphics memory, nor a small one blur. */
export function pixelRatio(scale: number): number {
  return Math.min(4, Math.max(0.5, scale * window.devicePixelRatio))
}
