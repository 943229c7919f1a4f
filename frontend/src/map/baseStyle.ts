import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { type BaseColours, MAP } from './palette'

/** The server's own vector tiles; each source holds one layer of the same name. */
const BASE = ['water', 'green', 'blocks', 'buildings', 'roads', 'names'] as const
export const AREAS = ['districts', 'streets', 'communities', 'grids'] as const
export type AreaSource = (typeof AREAS)[number]

/** Width by class, in pixels at zoom 11 and 17: a road is told by its width, not by a colour. */
const ROAD_WIDTH: Readonly<Record<string, readonly [number, number]>> = { arterial: [1.8, 22], collector: [1, 14], local: [0.4, 8], lane: [0, 4] }

/** Style of the base map. Without `glyphs` MapLibre draws labels from the machine's own fonts: nothing is fetched. */
export function baseStyle(origin: string, colours: BaseColours = MAP): StyleSpecification {
  const vector = (id: string, promoteId?: string) => ({ type: 'vector' as const, url: `${origin}/tiles/${id}.json`, ...(promoteId ? { promoteId } : {}) })
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(BASE.map((id) => [id, vector(id)])),
      ...Object.fromEntries(AREAS.map((id) => [id, vector(id, 'code')])),
    },
    layers: [{ id: 'land', type: 'background', paint: { 'background-color': colours.land } }, ...ground(colours), ...roads(colours), ...buildings(colours)],
  }
}

/** Names come above the grids, so they are added after them. */
export function nameLayers(font: string, colours: BaseColours = MAP): LayerSpecification[] {
  return [
    {
      id: 'names', type: 'symbol', source: 'names', 'source-layer': 'names',
      filter: ['!', ['in', ['get', 'kind'], ['literal', ['district', 'street', 'community', 'grid']]]],
      minzoom: 12,
      layout: {
        'text-field': ['get', 'name'], 'text-font': [font], 'text-padding': 10,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 16, 14], 'symbol-sort-key': ['coalesce', ['get', 'rank'], 9],
      },
      paint: { 'text-color': colours.name, 'text-halo-color': colours.halo, 'text-halo-width': 1.4, 'text-opacity': 0.85 },
    },
  ]
}

function ground(colours: BaseColours): LayerSpecification[] {
  const fill = (id: string, color: string, minzoom = 0): LayerSpecification => ({
    id, type: 'fill', source: id, 'source-layer': id, minzoom, paint: { 'fill-color': color, 'fill-antialias': true },
  })
  return [fill('blocks', colours.block, 11), fill('green', colours.green), fill('water', colours.water)]
}

function roads(colours: BaseColours): LayerSpecification[] {
  return Object.entries(ROAD_WIDTH).reverse().map(([kind, [near, far]]) => ({
    id: `road-${kind}`, type: 'line', source: 'roads', 'source-layer': 'roads',
    minzoom: kind === 'lane' ? 14 : kind === 'local' ? 12.5 : 8,
    filter: ['==', ['get', 'class'], kind],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colours.road, 'line-width': zoomed(near, far), 'line-opacity': kind === 'arterial' ? 0.95 : 0.75 },
  }))
}

/** Flat from above; the height shows when the map is tilted for a community or a grid. */
function buildings({ heights: [low, middle, high] }: BaseColours): LayerSpecification[] {
  return [{
    id: 'buildings', type: 'fill-extrusion', source: 'buildings', 'source-layer': 'buildings', minzoom: 13.5,
    paint: {
      'fill-extrusion-color': ['interpolate', ['linear'], ['coalesce', ['get', 'height'], 6], 3, low, 40, middle, 100, high],
      'fill-extrusion-height': ['interpolate', ['linear'], ['zoom'], 13.5, 0, 14.5, ['coalesce', ['get', 'height'], 6]],
      'fill-extrusion-opacity': 0.82,
    },
  }]
}

function zoomed(near: number, far: number): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.7], ['zoom'], 11, near, 17, far]
}
