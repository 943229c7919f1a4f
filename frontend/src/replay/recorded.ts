import type { Board, LiveEvent, OpenIncidents as Snapshot, Replay } from '@/api/types'
import type { Listener, Source } from './source'

/** What a recording needs from the world; the tests fake it. */
export type Archive = {
  state(area: string, from: string): Promise<Snapshot>
  events(area: string, from: string, to: string, after: number): Promise<Replay>
  board(area: string, at: string): Promise<Board>
}

/** The clock that a recording follows and holds back. */
export type Clock = { now: number; known: number }

/** Room for the events of one millisecond in a position, as the server numbers them. */
const PLACES = 2 ** 26
/** Events fetched ahead of the clock. */
const AHEAD = 1_000
const RETRY_MILLIS = 2_000

/** Position that every event up to this moment is at most at. */
export const positionAt = (from: number, at: number): number => (Math.floor(at - from) + 1) * PLACES - 1

/**
 * A stretch of the past as a source of news: the state at its beginning, then the events as the clock reaches them. The clock
 * never passes what has been fetched, so nothing is ever late. Of topics without a past nothing is heard.
 */
export class RecordedSource implements Source {
  readonly boardMillis = 3_000
  private area?: string
  private listener?: Listener
  private waiting: LiveEvent[] = []
  private last = 0
  private loading = false
  private complete = false
  private closed = false
  private told: number
  /** Where the watched area's recording begins, and positions count from. */
  private base: number
  private retry?: ReturnType<typeof setTimeout>

  constructor(private readonly archive: Archive, private readonly clock: Clock, from: number, private readonly to: number) {
    this.told = this.base = Math.floor(from)
    clock.known = from
  }

  /** Up to here everything has been told. */
  readonly now = (): number => this.told

  listen(destination: string, listener: Listener): () => void {
    const area = /^\/topic\/areas\/([\w-]+)\/incidents$/.exec(destination)?.[1]
    if (area === undefined) return () => undefined
    // Another area begins where the clock stands.
    this.area = area
    this.listener = listener
    this.clock.known = this.base = Math.floor(this.told)
    this.waiting = []
    this.last = 0
    this.loading = this.complete = false
    this.load()
    listener.up()
    return () => { if (this.listener === listener) this.listener = undefined }
  }

  snapshot(area: string): Promise<Snapshot> {
    return this.archive.state(area, iso(this.base))
  }

  /** What the clock has passed and the feed has not got, whatever was told. */
  replay(area: string, after: number): Promise<Replay> {
    return this.archive.events(area, iso(this.base), iso(this.told), after)
  }

  async board(area: string): Promise<Board> {
    const at = Math.floor(this.told)
    const board = await this.archive.board(area, iso(at))
    // Its own position is that of the live log; here it is the place in the recording.
    return { ...board, asOf: positionAt(this.base, at) }
  }

  /** The clock has moved: tells what has happened until now. */
  tick(): void {
    const until = this.clock.now
    let k = 0
    for (; k < this.waiting.length; k++) {
      const event = this.waiting[k]
      if (event === undefined || Date.parse(event.at) > until) break
      this.told = Math.max(this.told, Date.parse(event.at))
      this.listener?.message(event)
    }
    this.waiting.splice(0, k)
    this.told = Math.max(this.told, until)
    this.listener?.heard()
    this.load()
  }

  close(): void {
    this.closed = true
    this.listener = undefined
    this.waiting = []
    clearTimeout(this.retry)
  }

  private load(): void {
    if (this.closed || this.loading || this.complete || this.area === undefined || this.waiting.length >= AHEAD) return
    this.loading = true
    const asked = this.listener
    this.archive.events(this.area, iso(this.base), iso(this.to), this.last).then(
      (answer) => { if (asked === this.listener) this.take(answer) },
      () => {
        if (asked !== this.listener) return
        this.loading = false
        this.retry = setTimeout(() => this.load(), RETRY_MILLIS)
      },
    )
  }

  private take({ events, more }: Replay): void {
    this.loading = false
    this.waiting.push(...events)
    const newest = events[events.length - 1]
    if (newest !== undefined) this.last = newest.position
    this.complete = !more
    // The newest instant may have more events than have come.
    this.clock.known = this.complete ? this.to : newest === undefined ? this.clock.known : Date.parse(newest.at) - 1
    this.load()
  }
}

const iso = (millis: number): string => new Date(Math.floor(millis)).toISOString()
