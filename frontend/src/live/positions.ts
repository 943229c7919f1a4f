/** Where a responder is now. Positions are state, not events: the newest frame replaces the one before. */
export type Responder = { id: string; lng: number; lat: number; heading?: number; busy?: boolean }

/** Reads a frame `{…, payload: {positions: […]}}`, leaving out what is not a place. */
export function respondersFrom(body: unknown): Responder[] {
  const list = fieldOf(fieldOf(body, 'payload'), 'positions')
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown) => {
    const { id, lng, lat, heading, status } = item as Record<string, unknown>
    if (typeof lng !== 'number' || typeof lat !== 'number') return []
    return [{ id: String(id), lng, lat, heading: typeof heading === 'number' ? heading : undefined, busy: status === 'busy' }]
  })
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
