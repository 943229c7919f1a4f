import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre, MapSourceDataEvent, VectorTileSource } from 'maplibre-gl'
import type { Ground } from '../areaData'
import { AREAS, type AreaSource } from '../baseStyle'
import { type Areal, labelPlace, outsideOf } from '../geometry'
import { MAP, MAP_FONT, rampFor } from '../palette'

type Load = ReadonlyMap<string, number>

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }
/** Names of the areas one level down: what stands in place of the marks stays below them. */
export const LABELS = 'child-labels'
const LINES: readonly AreaSource[] = ['grids', 'communities', 'streets']

/**
 * Keeps the area layers equal to the state: fill of each grid by its class of load, border of the next level down,
 * the selected area lifted and the rest dimmed, names of the children with their open count.
 */
export class AreaLayers {
  private classes = 5
  private shown = new Map<string, number>()
  private hovered?: { source: AreaSource; code: string }

  constructor(private readonly map: MapLibre) {
    const source = 'grids' satisfies AreaSource
    map.addLayer({
      id: 'grid-load', type: 'fill', source, 'source-layer': source,
      paint: { 'fill-color': loadColour(5), 'fill-opacity': ['case', ['>', classState(), 0], 0.58, 0] },
    }, 'water')
    map.addLayer({
      id: 'grid-lines', type: 'line', source, 'source-layer': source,
      paint: {
        'line-color': MAP.gridLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.4, 13, 0.9, 16, 2],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 10, 0.4, 14, 0.95],
      },
    })
    map.addSource('outside', { type: 'geojson', data: EMPTY })
    map.addSource('selected', { type: 'geojson', data: EMPTY })
    map.addSource('child-labels', { type: 'geojson', data: EMPTY })
    for (const id of LINES) {
      map.addLayer({
        id: `hit-${id}`, type: 'fill', source: id, 'source-layer': id, layout: { visibility: 'none' },
        paint: { 'fill-color': MAP.accent, 'fill-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.22, 0] },
      })
      map.addLayer({
        id: `border-${id}`, type: 'line', source: id, 'source-layer': id, layout: { visibility: 'none', 'line-join': 'round' },
        paint: { 'line-color': MAP.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1.8, 15, 3], 'line-opacity': 0.95 },
      })
    }
    // Above the borders, so that what lies outside steps back as a whole.
    map.addLayer({ id: 'outside', type: 'fill', source: 'outside', paint: { 'fill-color': MAP.dim, 'fill-opacity': 0.5, 'fill-antialias': false } })
    map.addLayer({ id: 'selected-lift', type: 'line', source: 'selected', layout: { 'line-join': 'round' }, paint: { 'line-color': MAP.accent, 'line-width': 16, 'line-blur': 14, 'line-opacity': 0.55 } })
    map.addLayer({ id: 'selected', type: 'line', source: 'selected', layout: { 'line-join': 'round' }, paint: { 'line-color': MAP.selected, 'line-width': 2.6 } })
  }

  /** Added after the incidents so that names stay readable above them. */
  addLabels(): void {
    this.map.addLayer({
      id: 'child-labels', type: 'symbol', source: 'child-labels',
      layout: {
        'text-field': ['get', 'name'], 'text-font': [MAP_FONT], 'text-size': 16, 'text-padding': 2, 
        // Names step aside for the clusters above them.
        'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right', 'bottom-left', 'bottom-right', 'top-left', 'top-right'], 'text-radial-offset': 0.4,
      },
      paint: { 'text-color': MAP.text, 'text-halo-color': MAP.halo, 'text-halo-width': 2 },
    })
  }

  /** Fill of every grid; only what changed is told to the map. */
  setLoad(classes: Load, count: number): void {
    for (const [code, value] of classes) {
      if (this.shown.get(code) !== value) this.map.setFeatureState({ source: 'grids', sourceLayer: 'grids', id: code }, { load: value })
    }
    for (const code of this.shown.keys()) {
      if (!classes.has(code)) this.map.setFeatureState({ source: 'grids', sourceLayer: 'grids', id: code }, { load: 0 })
    }
    this.shown = new Map(classes)
    if (count !== this.classes) this.map.setPaintProperty('grid-load', 'fill-color', loadColour(count))
    this.classes = count
  }

  /** Whether the grids are filled by their load; columns and heat stand in its place. */
  setFilled(filled: boolean): void {
    this.map.setLayoutProperty('grid-load', 'visibility', filled ? 'visible' : 'none')
  }

  setSelected(areals: readonly Areal[]): void {
    const features = areals.map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry }))
    this.source('selected').setData({ type: 'FeatureCollection', features })
    this.source('outside').setData(areals.length === 0 ? EMPTY : { type: 'FeatureCollection', features: [outsideOf(areals)] })
  }

  /** Which level is drawn strong and can be clicked; undefined at the lowest. */
  setChildLevel(child: AreaSource | undefined): void {
    this.hover(undefined)
    for (const id of LINES) {
      const visibility = id === child ? 'visible' : 'none'
      this.map.setLayoutProperty(`hit-${id}`, 'visibility', visibility)
      this.map.setLayoutProperty(`border-${id}`, 'visibility', visibility)
    }
  }

  /** Names of the areas one level down, each at a place well inside it. */
  setChildren(children: Ground): void {
    this.source('child-labels').setData({
      type: 'FeatureCollection',
      features: children.features.flatMap(({ geometry, properties }) => {
        const coordinates = geometry === null ? undefined : labelPlace(geometry)
        const name: unknown = properties?.['name']
        return coordinates === undefined ? [] : [{ type: 'Feature' as const, properties: { name }, geometry: { type: 'Point' as const, coordinates } }]
      }),
    })
  }

  /**
   * Borders have changed: the address of the tiles carries their version, so it is asked for again. What was drawn stays
   * until the new tiles are there; `done` is told when the grids are.
   */
  reload(done: () => void): void {
    for (const id of AREAS) (this.map.getSource(id) as VectorTileSource).setUrl(`${location.origin}/tiles/${id}.json`)
    let described = false
    const arrived = (event: MapSourceDataEvent): void => {
      if (event.sourceId !== 'grids') return
      described ||= event.sourceDataType === 'metadata' || event.sourceDataType === 'content'
      if (!described || !this.map.isSourceLoaded('grids')) return
      this.map.off('sourcedata', arrived)
      this.map.once('render', done)
    }
    this.map.on('sourcedata', arrived)
  }

  hover(target: { source: AreaSource; code: string } | undefined): void {
    if (this.hovered?.code === target?.code && this.hovered?.source === target?.source) return
    this.mark(this.hovered, false)
    this.mark(target, true)
    this.hovered = target
  }

  private mark(target: { source: AreaSource; code: string } | undefined, hover: boolean): void {
    if (target !== undefined) this.map.setFeatureState({ source: target.source, sourceLayer: target.source, id: target.code }, { hover })
  }

  private source(id: string): GeoJSONSource {
    return this.map.getSource(id) as GeoJSONSource
  }
}

function classState(): ExpressionSpecification {
  return ['coalesce', ['feature-state', 'load'], 0]
}

function loadColour(count: number): ExpressionSpecification {
  const ramp = rampFor(count)
  return ['step', classState(), ramp[0] ?? '#000', ...ramp.flatMap((colour, k) => [k + 1, colour])] as unknown as ExpressionSpecification
}
