import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Incident } from '@/api/types'
import { isOverdue, markOf } from '@/incident/marks'
import { ARC_STEPS } from '../icons'
import { MAP, MAP_FONT } from '../palette'

const SOURCE = 'incidents'
export const MARKS = 'incident-marks'
export const CLUSTERS = 'incident-clusters'

export type IncidentView = { position: number; size: number; all(): Iterable<Incident> }

/** Keeps the incident layer equal to the open incidents and tells what of them has been drawn. */
export class IncidentLayer {
  private sending?: { position: number; size: number }

  constructor(private readonly map: MapLibre, drawn: (position: number, size: number) => void) {
    map.addSource(SOURCE, {
      type: 'geojson', data: collection([], 0), cluster: true, clusterRadius: 42, clusterMaxZoom: 15,
      clusterProperties: { overdue: ['+', ['get', 'overdue']] },
    })
    map.addLayer({
      id: MARKS, type: 'symbol', source: SOURCE, filter: ['!', ['has', 'point_count']],
      layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'symbol-sort-key': ['get', 'severity'] },
    })
    map.addLayer({
      id: CLUSTERS, type: 'symbol', source: SOURCE, filter: ['has', 'point_count'],
      layout: {
        'icon-image': ['concat', 'cluster-', ['ceil', ['*', ARC_STEPS, ['/', ['get', 'overdue'], ['get', 'point_count']]]]],
        'icon-size': ['interpolate', ['linear'], ['get', 'point_count'], 2, 0.62, 20, 0.82, 100, 1.05, 1000, 1.4],
        'icon-allow-overlap': true, 'text-allow-overlap': true,
        'text-field': ['get', 'point_count_abbreviated'], 'text-font': [MAP_FONT],
        'text-size': ['interpolate', ['linear'], ['get', 'point_count'], 2, 13, 100, 18, 1000, 22],
        'symbol-sort-key': ['get', 'point_count'],
      },
      paint: { 'text-color': MAP.text },
    })
    map.on('sourcedata', (event) => {
      if (event.sourceId !== SOURCE || this.sending === undefined || !map.isSourceLoaded(SOURCE)) return
      drawn(this.sending.position, this.sending.size)
      this.sending = undefined
    })
  }

  draw(view: IncidentView): void {
    this.sending = { position: view.position, size: view.size }
    this.source().setData(collection(view.all(), Date.now()))
  }

  async expansionZoom(clusterId: number): Promise<number> {
    return this.source().getClusterExpansionZoom(clusterId)
  }

  private source(): GeoJSONSource {
    return this.map.getSource(SOURCE) as GeoJSONSource
  }
}

export function collection(incidents: Iterable<Incident>, nowMillis: number): FeatureCollection<Point> {
  const features = Array.from(incidents, (incident) => {
    const overdue = isOverdue(incident, nowMillis)
    return {
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [incident.lng, incident.lat] },
      properties: { id: incident.id, severity: incident.severity, overdue: overdue ? 1 : 0, icon: `mark-${markOf(incident.severity)}${overdue ? '-overdue' : ''}` },
    }
  })
  return { type: 'FeatureCollection', features }
}
