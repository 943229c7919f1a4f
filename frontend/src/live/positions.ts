/**
 * Where a responder is now; times are the server's, milliseconds since 1970, headings degrees clockwise from north, speeds
 * metres a second. Callsigns name nobody.
 */
export type Responder = { id: string; callsign: string; kind: string; lng: number; lat: number; at: number; heading?: number; speed?: number }

/** A responder last seen longer ago is not shown: the server drops it then, and so does a page that is cut off. */
export const LOST_MILLIS = 30 * 60_000

/**
 * What a window on the positions shows. Its first frame holds all, the others what entered, moved and left since; what has
 * not entered is not known, and what is no place is left out. The frames are described at the server's `LivePositions`.
 */
export class Positions {
  private readonly byNumber = new Map<number, Responder>()

  /** Applies a frame. */
  take(body: unknown): void {
    const payload = fieldOf(body, 'payload')
    if (fieldOf(payload, 'full') === true) this.byNumber.clear()
    for (const item of listOf(payload, 'enter')) this.enter(item)
    for (const item of listOf(payload, 'move')) this.move(item)
    for (const number of listOf(payload, 'leave')) this.byNumber.delete(Number(number))
  }

  all(): Responder[] {
    return [...this.byNumber.values()]
  }

  private enter(item: unknown): void {
    if (!Array.isArray(item)) return
    const [number, id, callsign, kind, ...motion] = item as unknown[]
    const moved = motionOf(motion)
    if (typeof number !== 'number' || typeof id !== 'string' || moved === undefined) return
    this.byNumber.set(number, { id, callsign: String(callsign), kind: String(kind), ...moved })
  }

  private move(item: unknown): void {
    if (!Array.isArray(item)) return
    const [number, ...motion] = item as unknown[]
    const known = this.byNumber.get(number as number)
    const moved = motionOf(motion)
    if (known === undefined || moved === undefined) return
    const { id, callsign, kind } = known
    this.byNumber.set(number as number, { id, callsign, kind, ...moved })
  }
}

/** The server's time of a frame, milliseconds since 1970; undefined when it names none. */
export function timeOf(body: unknown): number | undefined {
  const at = fieldOf(body, 'at')
  const millis = typeof at === 'string' ? Date.parse(at) : NaN
  return Number.isNaN(millis) ? undefined : millis
}

function motionOf([lng, lat, at, heading, speed]: unknown[]): Pick<Responder, 'lng' | 'lat' | 'at' | 'heading' | 'speed'> | undefined {
  if (typeof lng !== 'number' || typeof lat !== 'number' || typeof at !== 'number') return undefined
  return { lng, lat, at: at * 1000, heading: numberOr(heading), speed: numberOr(speed) }
}

const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name)
  return Array.isArray(list) ? (list as unknown[]) : []
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
