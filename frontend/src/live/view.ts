/** A part of the map in degrees: west, south, east, north. */
export type View = readonly [west: number, south: number, east: number, north: number]

/** How much wider than the map the view is on each side, as a part of it: so far one can pan before another is asked for. */
const PAD = 0.25
/** A view that is larger than the map by more than this is narrowed: it would bring what nobody sees. */
const TOO_WIDE = 4

/**
 * The view to ask the server for: the one there is while it covers the map and is not much too wide, else the map with room
 * around it. Its edges lie on a coarse grid, so that walls which show the same ask for the same and share what comes.
 */
export function viewFor(map: View, held: View | undefined): View {
  if (held !== undefined && covers(held, map) && area(held) <= TOO_WIDE * (1 + 2 * PAD) ** 2 * area(map)) return held
  const [west, south, east, north] = map
  const [width, height] = [east - west, north - south]
  const step = 2 ** Math.floor(Math.log2(Math.max(width, height, 1e-4) / 8))
  const down = (value: number, least: number): number => Math.max(least, Math.floor(value / step) * step)
  const up = (value: number, most: number): number => Math.min(most, Math.ceil(value / step) * step)
  return [down(west - PAD * width, -180), down(south - PAD * height, -90), up(east + PAD * width, 180), up(north + PAD * height, 90)]
}

export function covers(outer: View, inner: View): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}

const area = ([west, south, east, north]: View): number => (east - west) * (north - south)

/** As the header `onegrid-view` has it. */
export const viewText = (view: View): string => view.map((degrees) => degrees.toFixed(7).replace(/\.?0+$/, '')).join(',')
