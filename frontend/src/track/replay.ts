import type { Trail } from './types'

/** Where a track is at a time; silent when nothing is known of that moment and the last known place stands for it. */
export type Here = { lng: number; lat: number; silent: boolean }

type Points = Trail['legs'][number]['points']

/** Undefined before its beginning. Times in milliseconds since 1970. */
export function placeAt(trail: Trail, at: number): Here | undefined {
  let before: Points | undefined
  for (const { points } of trail.legs) {
    const first = points[0]
    const last = points.at(-1)
    if (first === undefined || last === undefined || at < first.at) break
    before = points
    if (at <= last.at) return { ...between(points, at), silent: false }
  }
  const last = before?.at(-1)
  return last === undefined ? undefined : { lng: last.lng, lat: last.lat, silent: true }
}

function between(points: Points, at: number): { lng: number; lat: number } {
  let low = 0
  let high = points.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((points[middle]?.at ?? 0) <= at) low = middle
    else high = middle
  }
  const a = points[low]
  const b = points[high]
  if (a === undefined || b === undefined) throw new Error('a leg has points')
  const part = b.at === a.at ? 0 : Math.min(1, (at - a.at) / (b.at - a.at))
  return { lng: a.lng + part * (b.lng - a.lng), lat: a.lat + part * (b.lat - a.lat) }
}

/** From the first to the last thing known of any of them. */
export function spanOf(trails: readonly Trail[]): { from: number; to: number } | undefined {
  let from = Infinity
  let to = -Infinity
  for (const { legs } of trails) {
    from = Math.min(from, legs[0]?.points[0]?.at ?? Infinity)
    to = Math.max(to, legs.at(-1)?.points.at(-1)?.at ?? -Infinity)
  }
  return from <= to ? { from, to } : undefined
}

/** The box around all of them: west, south, east, north. */
export function boxAround(trails: readonly Trail[]): [number, number, number, number] | undefined {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const { legs } of trails) {
    for (const { points } of legs) {
      for (const { lng, lat } of points) {
        box[0] = Math.min(box[0], lng)
        box[1] = Math.min(box[1], lat)
        box[2] = Math.max(box[2], lng)
        box[3] = Math.max(box[3], lat)
      }
    }
  }
  return box[0] > box[2] ? undefined : box
}
