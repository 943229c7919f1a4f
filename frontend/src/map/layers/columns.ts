import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { FilterSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { colourOf, type GridCount, heightOf, valueOf } from '../gridFigure'
import type { Drawn, GridFigure } from '../mode'
import { TOO_FEW } from '../palette'

export const COLUMNS = 'grid-columns'
/** A full column in pixels of the design, at any zoom, and the metres of a pixel at zoom 0 in mid-China. */
const FULL_PIXELS = 220
const METRES_AT_ZOOM_0 = 78_271.5 * Math.cos((32 * Math.PI) / 180)
/** What cannot be said is a low plate, not a column. */
const PLATE = 0.02
const NONE: FilterSpecification = ['literal', false]

/** Grids with `code` and `households`. */
export type GridGround = FeatureCollection<Polygon | MultiPolygon>
type State = { height: number; colour: string }

/** Keeps the grids' columns equal to the chosen figure: height and colour by a fixed scale, nothing where it is zero. */
export class Columns {
  private ground: GridGround = { type: 'FeatureCollection', features: [] }
  private shown = new Map<string, State>()
  private filtered = ''

  constructor(private readonly map: MapLibre, before: string) {
    // Even light: the colour is what is read.
    map.setLight({ anchor: 'viewport', intensity: 0.22, position: [1.2, 200, 40] })
    map.addSource(COLUMNS, { type: 'geojson', data: this.ground, promoteId: 'code' })
    const height = ['coalesce', ['feature-state', 'height'], 0]
    const full = (zoom: number): number => (FULL_PIXELS * METRES_AT_ZOOM_0) / 2 ** zoom
    map.addLayer({
      id: COLUMNS, type: 'fill-extrusion', source: COLUMNS, filter: NONE, layout: { visibility: 'none' },
      paint: {
        'fill-extrusion-color': ['to-color', ['coalesce', ['feature-state', 'colour'], TOO_FEW]],
        'fill-extrusion-height': ['interpolate', ['exponential', 0.5], ['zoom'], 9, ['*', height, full(9)], 18, ['*', height, full(18)]] as never,
        'fill-extrusion-opacity': 0.92,
      },
    }, before)
  }

  setGround(ground: GridGround): void {
    this.ground = ground
    this.shown.clear()
    this.map.removeFeatureState({ source: COLUMNS })
    ;(this.map.getSource(COLUMNS) as GeoJSONSource).setData(ground)
  }

  hide(): void {
    this.map.setLayoutProperty(COLUMNS, 'visibility', 'none')
  }

  /** Only what changed is told to the map. Answers what the picture is made of. */
  draw(figure: GridFigure, counts: ReadonlyMap<string, GridCount>): Drawn {
    const drawn: Drawn = { grids: this.ground.features.length, above: 0, count: 0, few: 0, households: 0 }
    const codes: string[] = []
    for (const { properties } of this.ground.features) {
      const code = String(properties?.['code'])
      const households = Number(properties?.['households'] ?? 0)
      const count = counts.get(code)
      const value = valueOf(figure, count, households)
      if (value === undefined) drawn.few++
      else drawn.households += households
      if (value === undefined ? count === undefined : value === 0) continue
      if (value !== undefined) {
        drawn.above++
        drawn.count += (figure === 'overdue' ? count?.overdue : count?.open) ?? 0
      }
      codes.push(code)
      this.show(code, { height: value === undefined ? PLATE : heightOf(figure, value), colour: colourOf(figure, value) })
    }
    this.filter(codes)
    this.map.setLayoutProperty(COLUMNS, 'visibility', 'visible')
    return drawn
  }

  private show(code: string, state: State): void {
    const before = this.shown.get(code)
    if (before?.height === state.height && before.colour === state.colour) return
    this.shown.set(code, state)
    this.map.setFeatureState({ source: COLUMNS, id: code }, state)
  }

  private filter(codes: readonly string[]): void {
    const key = codes.join()
    if (key === this.filtered) return
    this.filtered = key
    this.map.setFilter(COLUMNS, codes.length === 0 ? NONE : ['in', ['get', 'code'], ['literal', [...codes]]])
  }
}
