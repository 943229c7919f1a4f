import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Alarm } from '@/api/types'
import { MAP } from '../palette'

const SOURCE = 'alarms'

/** Keeps a ring around the place of every open alarm; it stands still, and goes when somebody takes it. */
export class AlarmLayer {
  constructor(private readonly map: MapLibre) {
    map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    map.addLayer({ id: 'alarm-glow', type: 'circle', source: SOURCE, paint: { 'circle-radius': 30, 'circle-color': MAP.breach, 'circle-opacity': 0.18 } })
    map.addLayer({ id: 'alarm-rings', type: 'circle', source: SOURCE, paint: { 'circle-radius': 20, 'circle-opacity': 0, 'circle-stroke-color': MAP.breach, 'circle-stroke-width': 4 } })
  }

  set(alarms: readonly Alarm[]): void {
    const features = alarms.flatMap(({ id, lng, lat }) => (lng == null || lat == null ? [] : [{ type: 'Feature' as const, properties: { id }, geometry: { type: 'Point' as const, coordinates: [lng, lat] } }]))
    ;(this.map.getSource(SOURCE) as GeoJSONSource).setData({ type: 'FeatureCollection', features })
  }
}
