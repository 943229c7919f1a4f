import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Incident } from '@/api/types'
import { ARC_STEPS } from '../icons'
import { HEAT_MAX_ZOOM } from './heat'
import type { MapMode } from '../mode'
import { MarkDiff } from '../markDiff'
import { MAP, MAP_FONT } from '../palette'

const SOURCE = 'incidents'
export const MARKS = 'incident-marks'
export const CLUSTERS = 'incident-clusters'
const STACKS = 'incident-stacks'
/** Closer than this nothing is drawn together. */
const CLUSTER_MAX_ZOOM = 15
/** A fan holds so many; what more there is at one place is a case for the list. */
export const FAN_MOST = 40

export type IncidentView = { position: number; size: number; all(): Iterable<Incident> }

type Shown = { position: number; size: number }

/** Keeps the incident layer equal to the open incidents and tells what of them has been drawn. */
export class IncidentLayer {
  private sending?: Shown
  private readonly diff = new MarkDiff()

  constructor(private readonly map: MapLibre, private readonly drawn: (shown: Shown, repainted: boolean) => void) {
    map.addSource(SOURCE, {
      type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id', cluster: true, clusterRadius: 42, clusterMaxZoom: CLUSTER_MAX_ZOOM,
      clusterProperties: { overdue: ['+', ['get', 'overdue']] },
    })
    map.addLayer({
      id: MARKS, type: 'symbol', source: SOURCE, filter: ['!', ['has', 'point_count']],
      layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'symbol-sort-key': ['get', 'severity'] },
    })
    // Several at the very same place look like one: the number says how many.
    map.addLayer({
      id: STACKS, type: 'symbol', source: SOURCE, filter: ['all', ['!', ['has', 'point_count']], ['>', ['get', 'stack'], 1]],
      layout: {
        'text-field': ['to-string', ['get', 'stack']], 'text-font': [MAP_FONT], 'text-size': 13, 'text-offset': [0.95, -0.95],
        'text-allow-overlap': true, 'text-ignore-placement': true,
      },
      paint: { 'text-color': MAP.text, 'text-halo-color': MAP.halo, 'text-halo-width': 2.4 },
    })
    map.addLayer({
      id: CLUSTERS, type: 'symbol', source: SOURCE, filter: ['has', 'point_count'],
      layout: {
        'icon-image': ['concat', 'cluster-', ['ceil', ['*', ARC_STEPS, ['/', ['get', 'overdue'], ['get', 'point_count']]]]],
        'icon-size': ['interpolate', ['linear'], ['get', 'point_count'], 2, 0.62, 20, 0.82, 100, 1.05, 1000, 1.4],
        'icon-allow-overlap': true, 'text-allow-overlap': true,
        // How many, and beneath in red how many of them are overdue.
        'text-field': ['case', ['>', ['get', 'overdue'], 0],
          ['format', ['get', 'point_count_abbreviated'], { 'font-scale': 0.86 }, '\n', {}, ['to-string', ['get', 'overdue']], { 'font-scale': 0.74, 'text-color': MAP.breachText }],
          ['format', ['get', 'point_count_abbreviated'], {}]],
        'text-font': [MAP_FONT], 'text-line-height': 0.95,
        'text-size': ['interpolate', ['linear'], ['get', 'point_count'], 2, 13, 100, 18, 1000, 22],
        'symbol-sort-key': ['get', 'point_count'],
      },
      paint: { 'text-color': MAP.text },
    })
    map.on('sourcedata', (event) => {
      if (event.sourceId !== SOURCE || this.sending === undefined || !map.isSourceLoaded(SOURCE)) return
      drawn(this.sending, true)
      this.sending = undefined
    })
  }

  /** Tells the map what differs from the last picture; nothing is drawn when nothing does. */
  draw(view: IncidentView, nowMillis: number): void {
    const { add, remove } = this.diff.next(view.all(), nowMillis)
    const shown = { position: view.position, size: view.size }
    if (add.length === 0 && remove.length === 0 && this.sending === undefined) return this.drawn(shown, false)
    this.sending = shown
    void this.source().updateData({ add, remove })
  }

  /** Columns and heat are read without marks upon them; close by, where there is no heat, the marks are back. */
  setMode(mode: MapMode): void {
    for (const id of [MARKS, STACKS, CLUSTERS]) {
      this.map.setLayoutProperty(id, 'visibility', mode === 'extruded' ? 'none' : 'visible')
      this.map.setLayerZoomRange(id, mode === 'heat' ? HEAT_MAX_ZOOM : 0, 24)
    }
  }

  /** The zoom at which a cluster falls apart; undefined when closer does not help, because they stand at one place. */
  async expansionZoom(clusterId: number): Promise<number | undefined> {
    const zoom = await this.source().getClusterExpansionZoom(clusterId)
    if (zoom <= CLUSTER_MAX_ZOOM) return zoom
    const leaves = await this.source().getClusterLeaves(clusterId, FAN_MOST, 0)
    const places = new Set(leaves.map(({ geometry }) => (geometry.type === 'Point' ? geometry.coordinates.join() : '')))
    return places.size > 1 ? zoom : undefined
  }

  async leaves(clusterId: number): Promise<string[]> {
    const leaves = await this.source().getClusterLeaves(clusterId, FAN_MOST, 0)
    return leaves.map(({ properties }) => String(properties?.['id']))
  }

  private source(): GeoJSONSource {
    return this.map.getSource(SOURCE) as GeoJSONSource
  }
}
