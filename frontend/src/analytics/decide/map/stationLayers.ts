import type { Feature } from 'geojson'
import type { MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import { MAP_FONT } from '@/map/palette'
import { changeOf, type Plan, same } from '../plan'
import type { Spot } from '../wire'
import { addIcons, iconOf } from './icons'
import { INK } from './ink'
import { NOTHING, type StageLayers } from './stageLayers'

const STATIONS = 'decide-stations'
/** How near a click or a finger has to be, pixels; a keyboard cannot point as finely as a hand. */
const NEAR = 8
const NEAR_BY_KEY = 40
/** A hand that trembles by less does not drag, pixels. */
const TREMOR = 4

export type Hands = {
  /** Whether a click on free ground puts a station there. */
  adding(): boolean
  /** Whether it stands, and so can be taken in hand. */
  stands(key: string): boolean
  pick(key: string | undefined): void
  add(at: Spot): void
  hold(key: string, at: Spot): void
  release(): void
}

/** Stations of a plan, where they came from, and the hand that drags them. */
export class StationLayers {
  private holding: { key: string; x: number; y: number; moved: boolean } | undefined

  constructor(private readonly stage: StageLayers, private readonly hands: Hands) {
    const { map } = stage
    addIcons(map)
    for (const id of ['decide-paths', STATIONS]) map.addSource(id, { type: 'geojson', data: NOTHING })
    map.addLayer({ id: 'decide-paths', type: 'line', source: 'decide-paths', layout: { 'line-cap': 'round' }, paint: { 'line-color': INK.station, 'line-width': 2.5, 'line-dasharray': [0.5, 2] } })
    map.addLayer({ id: 'decide-chosen', type: 'circle', source: STATIONS, filter: ['get', 'chosen'], paint: { 'circle-radius': 19, 'circle-color': INK.chosen, 'circle-opacity': 0.45, 'circle-stroke-color': INK.text, 'circle-stroke-width': 2 } })
    map.addLayer({ id: STATIONS, type: 'symbol', source: STATIONS, layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'symbol-sort-key': ['get', 'order'] } })
    map.addLayer({
      id: 'decide-station-names', type: 'symbol', source: STATIONS, minzoom: 11.5,
      layout: { 'text-field': ['get', 'name'], 'text-font': [MAP_FONT], 'text-size': 13, 'text-offset': [0, 1.35], 'text-anchor': 'top', 'text-optional': true },
      paint: { 'text-color': ['get', 'ink'], 'text-halo-color': INK.halo, 'text-halo-width': 2 },
    })
    map.on('mousedown', (event) => { if (event.originalEvent.button === 0) this.press(event) })
    map.on('touchstart', (event) => { if (event.points.length === 1) this.press(event) })
    map.on('mousemove', (event) => {
      this.drag(event)
      if (this.holding === undefined) map.getCanvas().style.cursor = this.near(event, NEAR) !== undefined ? 'grab' : this.hands.adding() ? 'crosshair' : ''
    })
    map.on('touchmove', (event) => this.drag(event))
    map.on('touchend', () => this.drop())
    map.on('click', (event) => this.click(event))
    // The button may be let go anywhere.
    window.addEventListener('mouseup', this.drop)
    map.once('remove', () => window.removeEventListener('mouseup', this.drop))
  }

  show(plan: Plan, spots: ReadonlyMap<string, Spot>, chosen: string | undefined, nameOf: (key: string) => string): void {
    const points: Feature[] = []
    const paths: Feature[] = []
    for (const station of plan.stations) {
      const change = changeOf(station, spots)
      const spot = spots.get(station.key)
      if (spot !== undefined && station.home !== undefined && !same(spot, station.home)) {
        paths.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[station.home.lng, station.home.lat], [spot.lng, spot.lat]] } })
      }
      const at = spot ?? station.home
      if (at === undefined || (change === 'removed' && station.home === undefined)) continue
      const isChosen = station.key === chosen
      points.push({
        type: 'Feature', geometry: { type: 'Point', coordinates: [at.lng, at.lat] },
        properties: { key: station.key, name: nameOf(station.key), icon: iconOf(change), chosen: isChosen, order: isChosen ? 2 : change === 'stays' ? 0 : 1, ink: change === 'added' ? INK.fresh : change === 'removed' ? INK.gone : INK.text },
      })
    }
    this.stage.source('decide-paths').setData({ type: 'FeatureCollection', features: paths })
    this.stage.source(STATIONS).setData({ type: 'FeatureCollection', features: points })
  }

  /** The cross of the keyboard: where it points and what stands there. */
  aim(): { at: Spot; key: string | undefined } {
    const { lng, lat } = this.stage.map.getCenter()
    return { at: { lng, lat }, key: this.near({ point: this.stage.map.project([lng, lat]) }, NEAR_BY_KEY) }
  }

  /** A place so many pixels beside another. */
  beside({ lng, lat }: Spot, x: number, y: number): Spot {
    const from = this.stage.map.project([lng, lat])
    const to = this.stage.map.unproject([from.x + x, from.y + y])
    return { lng: to.lng, lat: to.lat }
  }

  look({ lng, lat }: Spot): void {
    this.stage.map.easeTo({ center: [lng, lat], zoom: Math.max(13, this.stage.map.getZoom()), duration: 300 })
  }

  private near({ point }: { point: { x: number; y: number } }, by: number): string | undefined {
    const found = this.stage.map.queryRenderedFeatures([[point.x - by, point.y - by], [point.x + by, point.y + by]], { layers: [STATIONS] })
    const away = ({ geometry }: (typeof found)[number]): number => {
      if (geometry.type !== 'Point') return Infinity
      const { x, y } = this.stage.map.project(geometry.coordinates as [number, number])
      return Math.hypot(x - point.x, y - point.y)
    }
    const key: unknown = found.sort((a, b) => away(a) - away(b))[0]?.properties['key']
    return typeof key === 'string' ? key : undefined
  }

  private press(event: MapMouseEvent | MapTouchEvent): void {
    const key = this.near(event, NEAR)
    if (key === undefined || !this.hands.stands(key)) return
    event.preventDefault()
    this.holding = { key, x: event.point.x, y: event.point.y, moved: false }
    this.stage.map.getCanvas().style.cursor = 'grabbing'
  }

  private drag({ lngLat, point }: MapMouseEvent | MapTouchEvent): void {
    if (this.holding === undefined) return
    this.holding.moved ||= Math.hypot(point.x - this.holding.x, point.y - this.holding.y) > TREMOR
    if (!this.holding.moved) return
    this.hands.hold(this.holding.key, { lng: lngLat.lng, lat: lngLat.lat })
  }

  private readonly drop = (): void => {
    const { holding } = this
    this.holding = undefined
    if (holding?.moved === true) this.hands.release()
  }

  private click(event: MapMouseEvent): void {
    const key = this.near(event, NEAR)
    if (key !== undefined) this.hands.pick(key)
    else if (this.hands.adding()) this.hands.add({ lng: event.lngLat.lng, lat: event.lngLat.lat })
    else this.hands.pick(undefined)
  }
}
