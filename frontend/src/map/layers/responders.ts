import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Responder } from '@/live/positions'

const SOURCE = 'responders'

/** Keeps the responders' rings equal to the newest frame; frames come at most once a second. */
export class ResponderLayer {
  constructor(private readonly map: MapLibre) {
    map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    map.addLayer({
      id: SOURCE, type: 'symbol', source: SOURCE, minzoom: 12,
      layout: {
        'icon-image': ['get', 'icon'], 'icon-rotate': ['get', 'heading'], 'icon-rotation-alignment': 'map', 'icon-allow-overlap': true,
        'icon-ignore-placement': true, 'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.6, 15, 1],
      },
    })
  }

  set(responders: readonly Responder[]): void {
    const features = responders.map(({ lng, lat, heading }) => ({
      type: 'Feature' as const,
      properties: { heading: heading ?? 0, icon: heading === undefined ? 'responder-still' : 'responder-moving' },
      geometry: { type: 'Point' as const, coordinates: [lng, lat] },
    }))
    ;(this.map.getSource(SOURCE) as GeoJSONSource).setData({ type: 'FeatureCollection', features })
  }
}
