import type { Responder } from './positions'

/** Never shown later than this behind its newest fix, however far apart the fixes are. */
const MOST_MILLIS = 1_200
const LEAST_MILLIS = 300
/** Farther than this a mark does not glide: it was seen there, and not on the way. */
const FAR = 2e-5

/** A responder on its way from where it was shown to its newest fix; places are in web mercator, 0 to 1. */
export type Track = { responder: Responder; fromX: number; fromY: number; x: number; y: number; since: number; until: number }

const RADIANS = Math.PI / 180

export const mercatorX = (lng: number): number => (180 + lng) / 360
export const mercatorY = (lat: number): number => (1 - Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)) / Math.PI) / 2

/**
 * Lets marks glide from fix to fix: each takes about as long as its fixes are apart, in a straight line, and stands when it
 * has arrived. Times are of a steady clock, milliseconds.
 */
export class Glide {
  private readonly byId = new Map<string, Track>()
  private settledAt = 0

  /** The responders as of now; who is not among them is gone. */
  set(responders: readonly Responder[], now: number): void {
    const gone = new Set(this.byId.keys())
    for (const responder of responders) {
      gone.delete(responder.id)
      const track = this.byId.get(responder.id)
      if (track === undefined) this.enter(responder, now)
      else if (track.responder !== responder) this.move(track, responder, now)
    }
    for (const id of gone) this.byId.delete(id)
  }

  tracks(): IterableIterator<Track> {
    return this.byId.values()
  }

  find(id: string): Track | undefined {
    return this.byId.get(id)
  }

  /** Whether anything is still on its way. */
  moving(now: number): boolean {
    return now < this.settledAt
  }

  private enter(responder: Responder, now: number): void {
    const [x, y] = [mercatorX(responder.lng), mercatorY(responder.lat)]
    this.byId.set(responder.id, { responder, fromX: x, fromY: y, x, y, since: now, until: now })
  }

  private move(track: Track, responder: Responder, now: number): void {
    const part = partOf(track, now)
    const apart = responder.at - track.responder.at
    track.fromX += (track.x - track.fromX) * part
    track.fromY += (track.y - track.fromY) * part
    track.x = mercatorX(responder.lng)
    track.y = mercatorY(responder.lat)
    track.responder = responder
    track.since = now
    track.until = now + Math.min(MOST_MILLIS, Math.max(LEAST_MILLIS, apart))
    const [dx, dy] = [track.x - track.fromX, track.y - track.fromY]
    if (Math.hypot(dx, dy) > FAR || (dx === 0 && dy === 0)) {
      track.fromX = track.x
      track.fromY = track.y
      track.until = now
    }
    this.settledAt = Math.max(this.settledAt, track.until)
  }
}

/** How much of its way a mark has gone, 0 to 1. */
export function partOf({ since, until }: Track, now: number): number {
  return now >= until ? 1 : Math.max(0, (now - since) / (until - since))
}
