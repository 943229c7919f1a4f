import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { MAP_FONT } from '@/map/palette'
import { type Coverage, isFree } from '../geometry/coverage'
import { arcsThrough } from '../geometry/edited'
import { keyOf, type Place } from '../geometry/place'
import { arcsOf } from '../geometry/shape'
import type { Preview } from '../tools/tool'
import type { Fault } from '../types'
import { INK } from './ink'

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }
/** More vertices than these are not shown at once: they would hide the border. */
const MOST_VERTICES = 3_000

/** What is being done: vertices of the chosen areas, the tool's line and marks, and faults with their numbers. */
export class WorkLayers {
  constructor(private readonly map: MapLibre) {
    for (const id of ['blocks', 'faults', 'line', 'vertices', 'marks']) map.addSource(`work-${id}`, { type: 'geojson', data: NOTHING })
    map.addLayer({ id: 'work-blocks', type: 'fill', source: 'work-blocks', paint: { 'fill-color': INK.possible, 'fill-opacity': 0.3 } })
    map.addLayer({ id: 'work-blocks-edge', type: 'line', source: 'work-blocks', paint: { 'line-color': INK.possible, 'line-width': 1 } })
    map.addLayer({ id: 'work-fault-fill', type: 'fill', source: 'work-faults', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-pattern': 'hatch-fault' } })
    map.addLayer({ id: 'work-fault-line', type: 'line', source: 'work-faults', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': INK.fault, 'line-width': 4 } })
    map.addLayer({
      id: 'work-vertices', type: 'circle', source: 'work-vertices', minzoom: 13.5,
      paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 14, ['case', ['get', 'node'], 3.2, 2.2], 17, ['case', ['get', 'node'], 6, 4.5]], 'circle-color': ['case', ['get', 'locked'], '#d0d5dc', INK.halo], 'circle-stroke-color': ['case', ['get', 'locked'], INK.locked, INK.free], 'circle-stroke-width': ['case', ['get', 'node'], 2.4, 1.6] },
    })
    map.addLayer({ id: 'work-line-case', type: 'line', source: 'work-line', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': INK.halo, 'line-width': 7 } })
    map.addLayer({ id: 'work-line', type: 'line', source: 'work-line', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': INK.held, 'line-width': 3.4, 'line-dasharray': [2, 1.4] } })
    map.addLayer({
      id: 'work-marks', type: 'circle', source: 'work-marks',
      paint: {
        'circle-radius': ['match', ['get', 'kind'], 'bad', 13, 'given', 6, 8], 'circle-color': ['match', ['get', 'kind'], 'bad', 'rgba(196,50,10,0.15)', 'possible', 'rgba(18,128,92,0.25)', INK.halo],
        'circle-stroke-color': ['match', ['get', 'kind'], 'given', INK.given, 'possible', INK.possible, INK.held], 'circle-stroke-width': 3,
      },
    })
    map.addLayer({ id: 'work-fault-point', type: 'circle', source: 'work-faults', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 12, 'circle-color': INK.fault, 'circle-stroke-color': INK.halo, 'circle-stroke-width': 2.5 } })
    map.addLayer({ id: 'work-fault-number', type: 'symbol', source: 'work-faults', layout: { 'text-field': ['get', 'number'], 'text-font': [MAP_FONT], 'text-size': 13, 'text-allow-overlap': true, 'text-ignore-placement': true }, paint: { 'text-color': '#ffffff', 'text-halo-color': INK.fault, 'text-halo-width': 2 } })
  }

  preview({ line = [], ring, marks = [], blocks = [] }: Preview): void {
    const course = ring !== undefined && ring.length > 1 ? [...ring, ring[0] ?? [0, 0]] : line
    this.set('line', course.length < 2 ? [] : [{ type: 'LineString', coordinates: course.map((place) => [...place]) }])
    this.source('marks').setData({ type: 'FeatureCollection', features: marks.map(({ place, kind }) => ({ type: 'Feature', properties: { kind }, geometry: { type: 'Point', coordinates: [...place] } })) })
    this.set('blocks', blocks)
  }

  faults(faults: readonly Fault[]): void {
    const features = faults.flatMap(({ code, geometry }, k): Feature[] => (geometry === null ? [] : [{ type: 'Feature', properties: { code, number: String(k + 1) }, geometry }]))
    this.source('faults').setData({ type: 'FeatureCollection', features })
  }

  /** The vertices one may take hold of, and in grey those of locked borders, around these areas. */
  vertices(coverage: Coverage, codes: readonly string[]): void {
    const seen = new Map<string, Feature>()
    for (const arc of new Set(codes.flatMap((code) => arcsOf(coverage, code)))) {
      const found = coverage.arcs[arc]
      if (found === undefined) continue
      const locked = !isFree(coverage, found)
      found.places.forEach((place, k) => {
        const node = k === 0 || k === found.places.length - 1
        const stays = locked || (node && !arcsThrough(coverage, place).every((other) => isFree(coverage, coverage.arcs[other] ?? found)))
        if (seen.size < MOST_VERTICES && (!seen.has(keyOf(place)) || stays)) seen.set(keyOf(place), vertex(place, node, stays))
      })
    }
    this.source('vertices').setData({ type: 'FeatureCollection', features: [...seen.values()] })
  }

  private set(id: string, geometries: readonly Geometry[]): void {
    this.source(id).setData({ type: 'FeatureCollection', features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry })) })
  }

  private source(id: string): GeoJSONSource {
    return this.map.getSource(`work-${id}`) as GeoJSONSource
  }
}

const vertex = (place: Place, node: boolean, locked: boolean): Feature => ({ type: 'Feature', properties: { node, locked }, geometry: { type: 'Point', coordinates: [...place] } })
