import type { Feature, FeatureCollection } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { MAP_FONT } from '@/map/palette'
import { hueOf, UNVISITED, ZONE } from './ink'
import { placeAt } from './replay'
import type { Ring, Trail, Zone } from './types'

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** What is drawn over the desk's map: what was not visited, zones, tracks, and where everybody is. */
export class TrackLayers {
  constructor(private readonly map: MapLibre) {
    for (const id of ['unvisited', 'zones', 'lines', 'gaps', 'stops', 'here', 'pen']) map.addSource(`track-${id}`, { type: 'geojson', data: NOTHING })
    const opacity: ExpressionSpecification = ['case', ['get', 'dim'], 0.25, 1]
    map.addLayer({ id: 'track-unvisited-fill', type: 'fill', source: 'track-unvisited', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': UNVISITED, 'fill-opacity': 0.45 } })
    map.addLayer({ id: 'track-unvisited-line', type: 'line', source: 'track-unvisited', filter: ['==', ['geometry-type'], 'LineString'], layout: { 'line-cap': 'round' }, paint: { 'line-color': UNVISITED, 'line-width': ['interpolate', ['linear'], ['zoom'], 11, 1, 16, 4] } })
    map.addLayer({ id: 'track-zone-fill', type: 'fill', source: 'track-zones', paint: { 'fill-color': ZONE, 'fill-opacity': ['case', ['get', 'chosen'], 0.3, 0.12] } })
    map.addLayer({ id: 'track-zone-line', type: 'line', source: 'track-zones', paint: { 'line-color': ZONE, 'line-width': ['case', ['get', 'chosen'], 3.5, 2] } })
    map.addLayer({ id: 'track-zone-name', type: 'symbol', source: 'track-zones', layout: { 'text-field': ['get', 'name'], 'text-font': [MAP_FONT], 'text-size': 13 }, paint: { 'text-color': ZONE, 'text-halo-color': '#ffffff', 'text-halo-width': 2 } })
    map.addLayer({ id: 'track-gaps', type: 'line', source: 'track-gaps', paint: { 'line-color': ['get', 'hue'], 'line-width': 1.5, 'line-dasharray': [2, 3], 'line-opacity': opacity } })
    map.addLayer({ id: 'track-line-case', type: 'line', source: 'track-lines', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': 5.5, 'line-opacity': opacity } })
    map.addLayer({ id: 'track-lines', type: 'line', source: 'track-lines', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': ['get', 'hue'], 'line-width': 2.6, 'line-opacity': opacity } })
    map.addLayer({
      id: 'track-stops', type: 'circle', source: 'track-stops',
      paint: { 'circle-radius': ['interpolate', ['linear'], ['get', 'seconds'], 300, 5, 7200, 13], 'circle-color': '#ffffff', 'circle-stroke-color': ['get', 'hue'], 'circle-stroke-width': 3, 'circle-opacity': opacity, 'circle-stroke-opacity': opacity },
    })
    map.addLayer({ id: 'track-here', type: 'circle', source: 'track-here', paint: { 'circle-radius': 7, 'circle-color': ['case', ['get', 'silent'], '#ffffff', ['get', 'hue']], 'circle-stroke-color': ['case', ['get', 'silent'], ['get', 'hue'], '#ffffff'], 'circle-stroke-width': 2.5 } })
    map.addLayer({
      id: 'track-name', type: 'symbol', source: 'track-here', minzoom: 12,
      layout: { 'text-field': ['get', 'name'], 'text-font': [MAP_FONT], 'text-size': 12, 'text-offset': [0, 1.2], 'text-anchor': 'top' }, paint: { 'text-color': '#17233a', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
    })
    map.addLayer({ id: 'track-pen-fill', type: 'fill', source: 'track-pen', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': ZONE, 'fill-opacity': 0.2 } })
    map.addLayer({ id: 'track-pen-line', type: 'line', source: 'track-pen', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': ZONE, 'line-width': 2.5, 'line-dasharray': [2, 1.4] } })
    map.addLayer({ id: 'track-pen-corners', type: 'circle', source: 'track-pen', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 5, 'circle-color': '#ffffff', 'circle-stroke-color': ZONE, 'circle-stroke-width': 2.5 } })
  }

  /** The tracks; those that are not the chosen one step back. */
  trails(trails: readonly Trail[], chosen: string | undefined): void {
    const lines: Feature[] = []
    const gaps: Feature[] = []
    const stops: Feature[] = []
    trails.forEach((trail, k) => {
      const look = { hue: hueOf(k), dim: chosen !== undefined && chosen !== trail.responder, responder: trail.responder }
      for (const { points } of trail.legs) lines.push({ type: 'Feature', properties: look, geometry: { type: 'LineString', coordinates: points.map(({ lng, lat }) => [lng, lat]) } })
      for (const { before, after } of trail.gaps) gaps.push({ type: 'Feature', properties: look, geometry: { type: 'LineString', coordinates: [[before.lng, before.lat], [after.lng, after.lat]] } })
      for (const { lng, lat, seconds } of trail.stops) stops.push({ type: 'Feature', properties: { ...look, seconds }, geometry: { type: 'Point', coordinates: [lng, lat] } })
    })
    this.set('lines', lines)
    this.set('gaps', gaps)
    this.set('stops', stops)
  }

  /** Where everybody is at a time. */
  here(trails: readonly Trail[], at: number): number {
    const features = trails.flatMap((trail, k): Feature[] => {
      const here = placeAt(trail, at)
      return here === undefined ? [] : [{ type: 'Feature', properties: { hue: hueOf(k), silent: here.silent, name: trail.callsign }, geometry: { type: 'Point', coordinates: [here.lng, here.lat] } }]
    })
    this.set('here', features)
    return features.length
  }

  unvisited(features: FeatureCollection | undefined): void {
    this.source('unvisited').setData(features ?? NOTHING)
  }

  zones(zones: readonly Zone[], chosen: string | undefined): void {
    this.set('zones', zones.flatMap((zone): Feature[] => (zone.geometry == null ? [] : [{ type: 'Feature', properties: { name: zone.name, chosen: zone.id === chosen }, geometry: zone.geometry }])))
  }

  /** A border that is being drawn. */
  pen(corners: Ring): void {
    const points = corners.map((place): Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: place } }))
    const [first] = corners
    const shape: Feature[] = corners.length < 2 || first === undefined ? []
      : corners.length === 2 ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: corners } }]
        : [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[...corners, first]] } }]
    this.set('pen', [...shape, ...points])
  }

  private set(id: string, features: Feature[]): void {
    this.source(id).setData({ type: 'FeatureCollection', features })
  }

  private source(id: string): GeoJSONSource {
    return this.map.getSource(`track-${id}`) as GeoJSONSource
  }
}
