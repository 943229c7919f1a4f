import type { FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification, FilterSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { addHatch } from '@/boundary/map/patterns'
import type { AreaSource } from '@/map/baseStyle'
import { MAP_FONT } from '@/map/palette'
import { classColours, classOf, type Painted, UNKNOWN } from '../scale'
import type { ResultLevel, Scale, Surface } from '../wire'

/** The tiles that hold the areas of a level. */
const TILES: Readonly<Record<ResultLevel, AreaSource>> = { street: 'streets', community: 'communities', grid: 'grids' }
const PARENT: Readonly<Record<ResultLevel, AreaSource | undefined>> = { street: undefined, community: 'streets', grid: 'communities' }
const SOURCES = ['grids', 'communities', 'streets'] as const

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }
const INK = '#17233a'
const BORDER = '#5d6b80'
const ACCENT = '#0b63b5'
const LATE = '#c4320a'

/** A label of an area, the most important to be drawn first. */
export type Label = { code: string; text: string; place: [number, number]; rank: number }

/**
 * Keeps one answer on the desk's map: areas filled by class, the unknown hatched, a surface, bands, places, names with their
 * figures, and which area is chosen or pointed at. Fills lie under water and roads, so that the ground can still be read.
 */
export class ResultLayers {
  private level?: ResultLevel
  private painted = new Map<string, string>()
  private marked: { code: string; level: ResultLevel; state: 'chosen' | 'over' }[] = []

  constructor(private readonly map: MapLibre) {
    addHatch(map, 'hatch-unknown', UNKNOWN, 1.4)
    for (const id of ['bands', 'points', 'labels']) map.addSource(`result-${id}`, { type: 'geojson', data: NOTHING })
    const over = (id: string): ExpressionSpecification => ['boolean', ['feature-state', id], false]
    for (const source of SOURCES) {
      const on = { source, 'source-layer': source, layout: { visibility: 'none' as const } }
      map.addLayer({ id: `fill-${source}`, type: 'fill', ...on, paint: { 'fill-color': ['to-color', ['feature-state', 'colour'], 'rgba(0,0,0,0)'], 'fill-opacity': 0.86 } }, 'water')
      map.addLayer({ id: `unknown-${source}`, type: 'fill', ...on, filter: none(), paint: { 'fill-pattern': 'hatch-unknown', 'fill-opacity': 0.75 } }, 'water')
      map.addLayer({ id: `edge-${source}`, type: 'line', ...on, layout: { visibility: 'none', 'line-join': 'round' }, paint: { 'line-color': BORDER, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.5, 15, 1.4], 'line-opacity': 0.75 } })
      map.addLayer({ id: `parent-${source}`, type: 'line', ...on, layout: { visibility: 'none', 'line-join': 'round' }, paint: { 'line-color': INK, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1, 15, 2.4], 'line-opacity': 0.7 } })
    }
    map.addLayer({ id: 'result-bands', type: 'fill', source: 'result-bands', paint: { 'fill-color': ['to-color', ['get', 'colour'], 'rgba(0,0,0,0)'], 'fill-opacity': 1 } }, 'water')
    map.addLayer({ id: 'result-band-lines', type: 'line', source: 'result-bands', paint: { 'line-color': '#ffffff', 'line-width': 1.2 } }, 'water')
    for (const source of SOURCES) {
      const on = { source, 'source-layer': source, layout: { visibility: 'none' as const, 'line-join': 'round' as const } }
      map.addLayer({ id: `halo-${source}`, type: 'line', ...on, paint: { 'line-color': '#ffffff', 'line-width': 7, 'line-opacity': ['case', over('chosen'), 0.95, 0] } })
      map.addLayer({ id: `mark-${source}`, type: 'line', ...on, paint: { 'line-color': ['case', over('chosen'), ACCENT, INK], 'line-width': ['case', over('chosen'), 3.6, 2.4], 'line-opacity': ['case', over('chosen'), 1, over('over'), 1, 0] } })
      map.addLayer({ id: `hit-${source}`, type: 'fill', source, 'source-layer': source, layout: { visibility: 'none' }, paint: { 'fill-color': '#000', 'fill-opacity': 0 } })
    }
    const uncovered: ExpressionSpecification = ['==', ['get', 'role'], 'uncovered']
    map.addLayer({
      id: 'result-points', type: 'circle', source: 'result-points',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, ['case', uncovered, 1.6, 5], 15, ['case', uncovered, 4, 9]],
        'circle-color': ['case', uncovered, LATE, '#ffffff'], 'circle-stroke-color': ['case', uncovered, '#ffffff', INK], 'circle-stroke-width': ['case', uncovered, 0.6, 3],
      },
    })
    map.addLayer({
      id: 'result-point-names', type: 'symbol', source: 'result-points', minzoom: 12, filter: ['has', 'name'],
      layout: { 'text-field': ['get', 'name'], 'text-font': [MAP_FONT], 'text-size': 12, 'text-offset': [0, 1], 'text-anchor': 'top' }, paint: { 'text-color': INK, 'text-halo-color': '#ffffff', 'text-halo-width': 1.8 },
    })
    map.addLayer({
      id: 'result-labels', type: 'symbol', source: 'result-labels',
      layout: { 'text-field': ['get', 'text'], 'text-font': [MAP_FONT], 'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 14, 14], 'text-line-height': 1.15, 'text-padding': 3, 'symbol-sort-key': ['get', 'rank'] },
      paint: { 'text-color': INK, 'text-halo-color': '#ffffff', 'text-halo-width': 2.2 },
    })
  }

  /** Which level is drawn and can be pointed at. */
  setLevel(level: ResultLevel): void {
    if (level === this.level) return
    this.clear()
    this.level = level
    for (const source of SOURCES) {
      const shown = TILES[level] === source ? 'visible' : 'none'
      for (const part of ['fill', 'unknown', 'edge', 'halo', 'mark', 'hit']) this.map.setLayoutProperty(`${part}-${source}`, 'visibility', shown)
      this.map.setLayoutProperty(`parent-${source}`, 'visibility', PARENT[level] === source ? 'visible' : 'none')
    }
  }

  /** Fills the areas; only what changed is told to the map. */
  paint({ colours, unknown }: Painted, filled: boolean): void {
    const source = this.source
    if (source === undefined) return
    for (const [code, colour] of colours) if (this.painted.get(code) !== colour) this.map.setFeatureState({ source, sourceLayer: source, id: code }, { colour })
    for (const code of this.painted.keys()) if (!colours.has(code)) this.map.removeFeatureState({ source, sourceLayer: source, id: code }, 'colour')
    this.painted = new Map(colours)
    this.map.setFilter(`unknown-${source}`, unknown.length === 0 ? none() : ['match', ['get', 'code'], [...unknown], true, false])
    for (const part of ['fill', 'unknown']) this.map.setLayoutProperty(`${part}-${source}`, 'visibility', filled ? 'visible' : 'none')
  }

  mark(chosen: string | undefined, over: string | undefined): void {
    for (const { code, state, level } of this.marked) this.map.removeFeatureState({ source: TILES[level], sourceLayer: TILES[level], id: code }, state)
    const { level } = this
    if (level === undefined) return
    this.marked = ([['chosen', chosen], ['over', over]] as const).flatMap(([state, code]) => (code === undefined || code === '' ? [] : [{ code, state, level }]))
    for (const { code, state } of this.marked) this.map.setFeatureState({ source: TILES[level], sourceLayer: TILES[level], id: code }, { [state]: true })
  }

  /** The surface of an answer as pictures from the server; undefined takes it away. */
  surface(tiles: string | undefined, surface: Surface | null | undefined): void {
    if (this.map.getLayer('result-surface') !== undefined) this.map.removeLayer('result-surface')
    if (this.map.getSource('result-surface') !== undefined) this.map.removeSource('result-surface')
    if (tiles === undefined || surface == null) return
    this.map.addSource('result-surface', { type: 'raster', tiles: [tiles], tileSize: 256, bounds: surface.bounds, minzoom: 8, maxzoom: 16 })
    this.map.addLayer({ id: 'result-surface', type: 'raster', source: 'result-surface', paint: { 'raster-opacity': 0.86, 'raster-fade-duration': 0, 'raster-resampling': 'nearest' } }, 'water')
  }

  /** Bands by their minutes, the nearest light: far is where to look. */
  bands(bands: FeatureCollection | null | undefined, scale: Scale): void {
    const colours = classColours(scale)
    const features = (bands?.features ?? []).map((feature) => ({ ...feature, properties: { ...feature.properties, colour: colours[classOf(scale.breaks, Number(feature.properties?.['minutes']) - 1e-9)] } }))
    // The widest lies lowest.
    features.sort((a, b) => Number((b.properties as Record<string, unknown>)['minutes']) - Number((a.properties as Record<string, unknown>)['minutes']))
    this.data('bands').setData({ type: 'FeatureCollection', features })
  }

  points(points: FeatureCollection | null | undefined): void {
    this.data('points').setData(points ?? NOTHING)
  }

  labels(labels: readonly Label[]): void {
    this.data('labels').setData({ type: 'FeatureCollection', features: labels.map(({ text, place, rank, code }) => ({ type: 'Feature', properties: { text, rank, code }, geometry: { type: 'Point', coordinates: place } satisfies Point })) })
  }

  /** Borders as they were at an instant; undefined for those of today. */
  at(instant: string | undefined): void {
    for (const source of SOURCES) {
      const tiles = this.map.getSource(source)
      if (tiles !== undefined && 'setUrl' in tiles) (tiles as { setUrl(url: string): void }).setUrl(`${location.origin}/tiles/${source}.json${instant === undefined ? '' : `?at=${encodeURIComponent(instant)}`}`)
    }
  }

  /** The code of the area at a point of the canvas. */
  areaAt(point: { x: number; y: number }): string | undefined {
    const { source } = this
    const [hit] = source === undefined ? [] : this.map.queryRenderedFeatures([point.x, point.y], { layers: [`hit-${source}`] })
    const code: unknown = hit?.properties['code']
    return typeof code === 'string' ? code : undefined
  }

  private clear(): void {
    const { source } = this
    if (source !== undefined) this.map.removeFeatureState({ source, sourceLayer: source })
    this.painted = new Map()
    this.marked = []
  }

  private get source(): AreaSource | undefined {
    return this.level === undefined ? undefined : TILES[this.level]
  }

  private data(id: string): GeoJSONSource {
    return this.map.getSource(`result-${id}`) as GeoJSONSource
  }
}

const none = (): FilterSpecification => ['literal', false] as unknown as FilterSpecification
