import type { Feature, FeatureCollection, LineString, MultiPolygon, Point } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { labelPlace } from '@/map/geometry'
import { MAP_FONT } from '@/map/palette'
import { type Arc, type Coverage, isFree } from '../geometry/coverage'
import { shapeOf } from '../geometry/shape'
import type { GridProperties } from '../types'
import { INK } from './ink'
import { addPatterns } from './patterns'

export type Grids = ReadonlyMap<string, GridProperties>
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/**
 * Keeps the areas and their borders on the map equal to a coverage. An edit of vertices replaces what changed only; a new
 * set of arcs is given to the map as a whole. `name` keeps two coverages on one map apart.
 */
export class BorderLayers {
  private shown?: Coverage
  private grids?: Grids
  private marked: ReadonlyMap<string, string> = new Map()

  constructor(private readonly map: MapLibre, private readonly name = 'draft', colour: string = INK.free) {
    addPatterns(map)
    const [areas, borders, labels] = ['areas', 'borders', 'labels'].map((part) => this.id(part))
    if (areas === undefined || borders === undefined || labels === undefined) return
    map.addSource(areas, { type: 'geojson', data: NOTHING, promoteId: 'code' })
    map.addSource(borders, { type: 'geojson', data: NOTHING })
    map.addSource(labels, { type: 'geojson', data: NOTHING })
    const below = map.getLayer('names') === undefined ? undefined : 'names'
    map.addLayer({ id: this.id('ground'), type: 'fill', source: areas, paint: { 'fill-color': ['case', ['get', 'isNew'], INK.fresh, colour], 'fill-opacity': ['case', ['!', ['get', 'editable']], 0, ['boolean', ['feature-state', 'chosen'], false], 0, ['get', 'isNew'], 0.16, 0.05] } }, below)
    map.addLayer({ id: this.id('locked'), type: 'fill', source: areas, filter: ['!', ['get', 'editable']], paint: { 'fill-pattern': 'hatch-locked' } }, below)
    map.addLayer({ id: this.id('chosen'), type: 'fill', source: areas, paint: { 'fill-color': INK.chosen, 'fill-opacity': ['case', ['boolean', ['feature-state', 'chosen'], false], 0.24, ['boolean', ['feature-state', 'near'], false], 0.14, 0] } }, below)
    const width = (near: number, far: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 12, near, 17, far]
    map.addLayer({ id: this.id('case'), type: 'line', source: borders, filter: ['!=', ['get', 'kind'], 'beyond'], layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': INK.halo, 'line-width': width(3, 7), 'line-opacity': 0.8 } })
    map.addLayer({ id: this.id('beyond'), type: 'line', source: borders, filter: ['==', ['get', 'kind'], 'beyond'], paint: { 'line-color': INK.beyond, 'line-width': width(0.8, 1.4), 'line-dasharray': [3, 2] } })
    map.addLayer({ id: this.id('fixed'), type: 'line', source: borders, filter: ['==', ['get', 'kind'], 'locked'], layout: { 'line-join': 'round' }, paint: { 'line-color': INK.locked, 'line-width': width(2, 4), 'line-dasharray': [4, 1.4] } })
    map.addLayer({ id: this.id('free'), type: 'line', source: borders, filter: ['==', ['get', 'kind'], 'free'], layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': ['case', ['get', 'parent'], INK.parent, colour], 'line-width': ['interpolate', ['linear'], ['zoom'], 12, ['case', ['get', 'parent'], 2.4, 1.4], 15.5, ['case', ['get', 'parent'], 4, 2.6], 17, ['case', ['get', 'parent'], 5, 3]] } })
    map.addLayer({
      id: this.id('labels'), type: 'symbol', source: labels, minzoom: 12.5,
      layout: { 'text-field': ['get', 'text'], 'text-font': [MAP_FONT], 'text-size': ['interpolate', ['linear'], ['zoom'], 13, 11, 16, 14], 'text-padding': 4 },
      paint: { 'text-color': ['case', ['get', 'editable'], INK.text, INK.locked], 'text-halo-color': INK.halo, 'text-halo-width': 1.6 },
    })
  }

  /** Draws the borders; `label` says what stands in an area. */
  draw(coverage: Coverage, grids: Grids, label: (grid: GridProperties) => string): void {
    const before = this.shown
    if (coverage === before && grids === this.grids) return
    const same = before !== undefined && coverage.faces === before.faces && coverage.arcs.length === before.arcs.length && grids === this.grids
    this.shown = coverage
    if (same) this.update(before, coverage)
    else this.replace(coverage, grids, label)
    this.grids = grids
  }

  /** Marks areas as chosen, and others as about to be. */
  mark(chosen: readonly string[], near: readonly string[]): void {
    const next = new Map<string, string>([...near.map((code) => [code, 'near'] as const), ...chosen.map((code) => [code, 'chosen'] as const)])
    for (const code of new Set([...this.marked.keys(), ...next.keys()])) {
      if (this.marked.get(code) === next.get(code)) continue
      this.map.setFeatureState({ source: this.id('areas'), id: code }, { chosen: next.get(code) === 'chosen', near: next.get(code) === 'near' })
    }
    this.marked = next
  }

  private update(before: Coverage, after: Coverage): void {
    const changed = after.arcs.flatMap((arc, index) => (arc === before.arcs[index] ? [] : [index]))
    if (changed.length === 0) return
    const codes = new Set(changed.flatMap((index) => [after.arcs[index]?.left, after.arcs[index]?.right]).filter((code) => code !== undefined))
    this.source('areas').updateData({ update: [...codes].map((id) => ({ id, newGeometry: shapeOf(after, id) })) })
    this.source('borders').updateData({ update: changed.map((id) => ({ id, newGeometry: lineOf(after.arcs[id]) })) })
  }

  private replace(coverage: Coverage, grids: Grids, label: (grid: GridProperties) => string): void {
    const areas = [...coverage.faces.values()].map(({ code, editable }): Feature<MultiPolygon> => ({
      type: 'Feature', geometry: shapeOf(coverage, code), properties: { code, editable, isNew: grids.get(code)?.isNew ?? code.startsWith('+') },
    }))
    const borders = coverage.arcs.map((arc, id): Feature<LineString> => ({ type: 'Feature', id, geometry: lineOf(arc), properties: { kind: kindOf(coverage, arc), parent: parentOf(grids, arc.left) !== parentOf(grids, arc.right) } }))
    const labels = areas.flatMap(({ geometry, properties }): Feature<Point>[] => {
      const grid = grids.get(String(properties?.['code']))
      const coordinates = grid === undefined ? undefined : labelPlace(geometry)
      return grid === undefined || coordinates === undefined ? [] : [{ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: { text: label(grid), editable: grid.editable } }]
    })
    this.source('areas').setData({ type: 'FeatureCollection', features: areas })
    this.source('borders').setData({ type: 'FeatureCollection', features: borders })
    this.source('labels').setData({ type: 'FeatureCollection', features: labels })
  }

  private id(part: string): string {
    return `${this.name}-${part}`
  }

  private source(part: string): GeoJSONSource {
    return this.map.getSource(this.id(part)) as GeoJSONSource
  }
}

const lineOf = (arc: Arc | undefined): LineString => ({ type: 'LineString', coordinates: (arc?.places ?? []).map((place) => [...place]) })
const parentOf = (grids: Grids, code: string | undefined): string | undefined => (code === undefined ? undefined : grids.get(code)?.parent)

function kindOf(coverage: Coverage, arc: Arc): 'free' | 'locked' | 'beyond' {
  if (isFree(coverage, arc)) return 'free'
  const mine = [arc.left, arc.right].some((code) => code !== undefined && coverage.faces.get(code)?.editable === true)
  return mine ? 'locked' : 'beyond'
}
