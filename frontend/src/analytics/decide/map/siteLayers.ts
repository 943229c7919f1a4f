import type { Feature } from 'geojson'
import { metersPerDegree } from '@/boundary/geometry/plane'
import { MAP_FONT } from '@/map/palette'
import type { Spot } from '../wire'
import { addIcons, iconOf, type Sign } from './icons'
import { INK } from './ink'
import { NOTHING, type StageLayers } from './stageLayers'

/** A place on the siting map; the key says what a click on it is about. */
export type Mark = { key: string; sign: Sign; at: Spot; name: string }

const MARKS = 'decide-marks'
const CORNERS = 48

/** Places of a siting: those that stand, those that must or must not be, and the proposal. */
export class SiteLayers {
  constructor(private readonly stage: StageLayers, hands: { click(at: Spot): void; pick(key: string): void; placing(): boolean }) {
    const { map } = stage
    addIcons(map)
    for (const id of ['decide-rings', MARKS]) map.addSource(id, { type: 'geojson', data: NOTHING })
    map.addLayer({ id: 'decide-rings', type: 'fill', source: 'decide-rings', paint: { 'fill-color': INK.forbidden, 'fill-opacity': 0.16 } })
    map.addLayer({ id: 'decide-ring-lines', type: 'line', source: 'decide-rings', paint: { 'line-color': INK.forbidden, 'line-width': 2, 'line-dasharray': [2, 2] } })
    map.addLayer({ id: MARKS, type: 'symbol', source: MARKS, layout: { 'icon-image': ['get', 'icon'], 'icon-size': ['get', 'size'], 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'symbol-sort-key': ['get', 'order'] } })
    map.addLayer({
      id: 'decide-mark-names', type: 'symbol', source: MARKS, minzoom: 11,
      layout: { 'text-field': ['get', 'name'], 'text-font': [MAP_FONT], 'text-size': ['case', ['==', ['get', 'sign'], 'added'], 15, 12], 'text-offset': [0, 1.4], 'text-anchor': 'top', 'text-optional': true, 'symbol-sort-key': ['-', 0, ['get', 'order']] },
      paint: { 'text-color': ['match', ['get', 'sign'], 'added', INK.fresh, 'forbidden', INK.forbidden, INK.text], 'text-halo-color': INK.halo, 'text-halo-width': 2 },
    })
    const keyAt = ({ x, y }: { x: number; y: number }): string | undefined => {
      const [hit] = map.queryRenderedFeatures([[x - 8, y - 8], [x + 8, y + 8]], { layers: [MARKS] })
      const key: unknown = hit?.properties['key']
      return typeof key === 'string' ? key : undefined
    }
    map.on('click', ({ point, lngLat }) => {
      const key = keyAt(point)
      if (hands.placing()) hands.click({ lng: lngLat.lng, lat: lngLat.lat })
      else if (key !== undefined) hands.pick(key)
    })
    map.on('mousemove', ({ point }) => { map.getCanvas().style.cursor = hands.placing() ? 'crosshair' : keyAt(point) !== undefined ? 'pointer' : '' })
  }

  show(marks: readonly Mark[], ringMeters: number): void {
    const order: Readonly<Record<string, number>> = { added: 3, fixed: 2, forbidden: 2 }
    this.set(MARKS, marks.map(({ key, sign, at, name }) => ({
      type: 'Feature', geometry: { type: 'Point', coordinates: [at.lng, at.lat] }, properties: { key, sign, name, icon: iconOf(sign), size: sign === 'added' ? 1.25 : 1, order: order[sign] ?? 0 },
    })))
    this.set('decide-rings', marks.filter(({ sign }) => sign === 'forbidden').map(({ at }) => ring(at, ringMeters)))
  }

  look({ lng, lat }: Spot): void {
    this.stage.map.easeTo({ center: [lng, lat], zoom: Math.max(13.5, this.stage.map.getZoom()), duration: 300 })
  }

  center(): Spot {
    const { lng, lat } = this.stage.map.getCenter()
    return { lng, lat }
  }

  private set(id: string, features: Feature[]): void {
    this.stage.source(id).setData({ type: 'FeatureCollection', features })
  }
}

function ring({ lng, lat }: Spot, meters: number): Feature {
  const [east, north] = metersPerDegree(lat)
  const corners = Array.from({ length: CORNERS + 1 }, (_, k) => {
    const angle = (2 * Math.PI * k) / CORNERS
    return [lng + (meters * Math.cos(angle)) / east, lat + (meters * Math.sin(angle)) / north]
  })
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [corners] } }
}
