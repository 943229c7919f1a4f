import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import type { Coverage } from '../geometry/coverage'
import { placeAt } from '../geometry/place'
import { type Line, snap } from '../geometry/snap'
import { type Pointer, SNAP_PIXELS, type Tool } from '../tools/tool'
import { metersPerPixel } from './deskMap'

export type Ground = { tool(): Tool; coverage(): Coverage; roads(): readonly Line[]; pointed(): void }

/** Leads the map's mouse to the tool of the moment. A press the tool takes is a drag of the tool, not of the map. */
export function bindTool(map: MapLibre, ground: Ground): { aim(): Pointer; unbind(): void } {
  let dragging = false

  const pointer = ({ lng, lat }: { lng: number; lat: number }, shift: boolean): Pointer => {
    const reach = metersPerPixel(lat, map.getZoom()) * SNAP_PIXELS
    const place = placeAt(lng, lat)
    return { place, shift, snapped: shift ? { place, to: 'nothing' } : snap(place, reach, ground.coverage(), ground.roads()) }
  }
  const of = (event: MapMouseEvent): Pointer => pointer(event.lngLat, event.originalEvent.shiftKey)

  map.on('mousedown', (event) => {
    if (event.originalEvent.button !== 0 || ground.tool().press?.(of(event)) !== true) return
    event.preventDefault()
    dragging = true
  })
  map.on('mousemove', (event) => {
    ground.pointed()
    ground.tool().move?.(of(event))
  })
  map.on('click', (event) => {
    // The second click of a double click says nothing new.
    if (event.originalEvent.detail < 2 && !event.defaultPrevented) ground.tool().click?.(of(event))
  })
  map.on('dblclick', (event) => ground.tool().doubleClick?.(of(event)))

  /** The button may be let go anywhere. */
  function up(event: MouseEvent): void {
    if (!dragging) return
    dragging = false
    const box = map.getCanvas().getBoundingClientRect()
    const at = pointer(map.unproject([event.clientX - box.left, event.clientY - box.top]), event.shiftKey)
    ground.tool().release?.(at)
    // A click follows a press without a move; it has been used up.
    map.getCanvas().addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => map.getCanvas().removeEventListener('click', swallow, { capture: true }), 0)
  }
  const swallow = (event: Event): void => event.stopImmediatePropagation()
  window.addEventListener('mouseup', up)
  return { aim: () => pointer(map.getCenter(), false), unbind: () => window.removeEventListener('mouseup', up) }
}
