import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { LOAD_RAMP } from '../palette'

/** What the server says of an area: where faded incidents per square kilometre are at least a break, the lowest first. */
export type RecentHeat = {
  at: string
  halfLifeMinutes: number
  sigmaMeters: number
  n: number
  breaks: readonly number[]
  bands: FeatureCollection<MultiPolygon, { from: number }>
}

export const RECENT_HEAT = 'recent-heat'
/** The server's, for the legend before the first word of it. */
export const RECENT_BREAKS = [0.5, 1, 2, 4, 8] as const
export const HALF_LIFE_MINUTES = 30

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Keeps the bands of what was just reported equal to the newest that was heard. */
export class RecentHeatLayer {
  /** Of what instant the picture is. */
  private shown = ''

  constructor(private readonly map: MapLibre, before: string) {
    map.addSource(RECENT_HEAT, { type: 'geojson', data: EMPTY })
    map.addLayer({
      id: RECENT_HEAT, type: 'fill', source: RECENT_HEAT, layout: { visibility: 'none' },
      paint: { 'fill-color': bandColour(RECENT_BREAKS), 'fill-opacity': 0.55, 'fill-antialias': false },
    }, before)
  }

  hide(): void {
    if (this.shown === '') return
    this.map.setLayoutProperty(RECENT_HEAT, 'visibility', 'none')
    this.source().setData(EMPTY)
    this.shown = ''
  }

  draw(heat: RecentHeat | undefined): void {
    const picture = heat?.at ?? 'none'
    if (picture === this.shown) return
    this.shown = picture
    this.source().setData(heat?.bands ?? EMPTY)
    if (heat !== undefined) this.map.setPaintProperty(RECENT_HEAT, 'fill-color', bandColour(heat.breaks))
    this.map.setLayoutProperty(RECENT_HEAT, 'visibility', 'visible')
  }

  private source(): GeoJSONSource {
    return this.map.getSource(RECENT_HEAT) as GeoJSONSource
  }
}

/** The colour of each band by its lower break; exported for its test. */
export function bandColour(breaks: readonly number[]): ExpressionSpecification {
  const steps = breaks.flatMap((from, k) => [from, LOAD_RAMP[Math.min(k, LOAD_RAMP.length - 1)] ?? '#fff'])
  return ['step', ['get', 'from'], 'rgba(0,0,0,0)', ...steps] as unknown as ExpressionSpecification
}
