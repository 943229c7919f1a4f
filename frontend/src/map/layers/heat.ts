import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { HeatWeight } from '../mode'
import { LOAD_RAMP } from '../palette'
import type { IncidentView } from './incidents'

export const HEAT = 'incident-heat'
/** Width of the Gaussian that spreads each incident: fixed on the ground, so that a density means the same at any zoom. */
export const SIGMA_METRES = 250
/** Closer than this the spread is wider than a grid, and single places say more. */
export const HEAT_MAX_ZOOM = 15
/** What open incidents are weighed by. */
export type OpenWeight = Exclude<HeatWeight, 'recent'>
/** Incidents per square kilometre at the top of the scale; it is the same for every area and hour. */
export const TOP_PER_KM2: Readonly<Record<OpenWeight, number>> = { count: 40, severity: 80 }
/** Lower bounds of the classes as shares of the top. */
export const HEAT_SHARES = [0.025, 0.1, 0.25, 0.5, 0.75] as const

/** The renderer's kernel at its middle, for a weight of one (MapLibre's GAUSS_COEF); it reaches three sigmas. */
const KERNEL_TOP = 0.3989422804014327
const METRES_AT_ZOOM_0 = 78_271.5 * Math.cos((32 * Math.PI) / 180)
/** Density right at a single incident: the top of a Gaussian with an integral of one. */
export const densityOfOne = (sigmaMetres: number): number => 1e6 / (2 * Math.PI * sigmaMetres ** 2)

const EMPTY = { type: 'FeatureCollection' as const, features: [] }

/** Keeps the heat layer equal to the open incidents: kernel density per square kilometre by a fixed scale. */
export class HeatLayer {
  /** What the picture is of: while it is the same nothing is drawn. */
  private shown = ''

  constructor(private readonly map: MapLibre, before: string) {
    map.addSource(HEAT, { type: 'geojson', data: EMPTY })
    const radius = (zoom: number): number => (3 * SIGMA_METRES * 2 ** zoom) / METRES_AT_ZOOM_0
    map.addLayer({
      id: HEAT, type: 'heatmap', source: HEAT, maxzoom: HEAT_MAX_ZOOM, layout: { visibility: 'none' },
      paint: {
        'heatmap-radius': ['interpolate', ['exponential', 2], ['zoom'], 8, radius(8), 18, radius(18)],
        'heatmap-weight': ['get', 'weight'],
        'heatmap-color': heatColour(),
        'heatmap-opacity': 0.85,
      },
    }, before)
  }

  hide(): void {
    this.map.setLayoutProperty(HEAT, 'visibility', 'none')
    this.source().setData(EMPTY)
    this.shown = ''
  }

  draw(view: IncidentView, weight: OpenWeight): void {
    const picture = `${view.position}/${view.size}/${weight}`
    if (picture === this.shown) return
    this.shown = picture
    // Such that the top of the scale comes out as one.
    this.map.setPaintProperty(HEAT, 'heatmap-intensity', densityOfOne(SIGMA_METRES) / (KERNEL_TOP * TOP_PER_KM2[weight]))
    this.source().setData({
      type: 'FeatureCollection',
      features: Array.from(view.all(), ({ lng, lat, severity }) => ({
        type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates: [lng, lat] }, properties: { weight: weight === 'count' ? 1 : severity },
      })),
    })
    this.map.setLayoutProperty(HEAT, 'visibility', 'visible')
  }

  private source(): GeoJSONSource {
    return this.map.getSource(HEAT) as GeoJSONSource
  }
}

function heatColour(): ExpressionSpecification {
  const stops = HEAT_SHARES.flatMap((share, k) => [share, LOAD_RAMP[k] ?? '#fff'])
  return ['interpolate', ['linear'], ['heatmap-density'], 0, 'rgba(29,90,154,0)', ...stops] as unknown as ExpressionSpecification
}
