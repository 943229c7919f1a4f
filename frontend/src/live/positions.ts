/** Where a responder is now, and whither it was last seen moving (degrees clockwise from north). */
export type Responder = { id: string; lng: number; lat: number; heading?: number }

/** Shorter moves are jitter of the fix and say nothing about the heading. */
const LEAST_METRES = 3
const METRES_PER_DEGREE = 111_320

/**
 * Reads a frame `{…, payload: {positions: […]}}`. Positions are state, not events: the newest frame replaces the one
 * before, which only lends its headings to those who have not moved.
 */
export function respondersFrom(body: unknown, before: readonly Responder[]): Responder[] {
  const list = fieldOf(fieldOf(body, 'payload'), 'positions')
  if (!Array.isArray(list)) return []
  const known = new Map(before.map((responder) => [responder.id, responder]))
  return list.flatMap((item: unknown) => {
    const [id, lng, lat] = [fieldOf(item, 'id'), fieldOf(item, 'lng'), fieldOf(item, 'lat')]
    if (typeof id !== 'string' || typeof lng !== 'number' || typeof lat !== 'number') return []
    return [{ id, lng, lat, heading: headingOf(known.get(id), lng, lat) }]
  })
}

function headingOf(before: Responder | undefined, lng: number, lat: number): number | undefined {
  if (before === undefined) return undefined
  const east = (lng - before.lng) * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const north = (lat - before.lat) * METRES_PER_DEGREE
  if (Math.hypot(east, north) < LEAST_METRES) return before.heading
  return (Math.atan2(east, north) * 180) / Math.PI
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
