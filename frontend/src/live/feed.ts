import { codeOf, Problem } from '@/api/problem'
import type { LiveEvent, Replay } from '@/api/types'
import { Chain } from './chain'

/** loading: no state yet; live: complete; catching-up: something is missing and being fetched; cut: no connection. */
export type Phase = 'loading' | 'live' | 'catching-up' | 'cut' | 'refused'

export type FeedState = {
  phase: Phase
  /** When this phase began, milliseconds since 1970. */
  since: number
  /** When the state shown was last known to be complete; 0 before the first snapshot. */
  completeAt: number
  position: number
  /** Code of the refusal when `refused`, or of the last failure while trying again. */
  problem?: string
}

export type Snapshot = { asOf: number; epoch: string }

/** What a feed needs from the world; all of it is faked in the tests. */
export type FeedPorts<S extends Snapshot> = {
  snapshot(): Promise<S>
  replay(after: number): Promise<Replay>
  /** The state starts afresh from this snapshot. */
  reset(snapshot: S): void
  apply(event: LiveEvent): void
  changed(state: FeedState): void
  now(): number
  later(action: () => void, millis: number): () => void
}

/** How long after (re)connecting, and how often later, the end of the chain is checked: a lost last event has no successor. */
const CHECK_SOON_MILLIS = 1_500
const CHECK_EVERY_MILLIS = 30_000
/** While the socket is cut the state is still fetched, more seldom than it would stream. */
const POLL_WHILE_CUT_MILLIS = 5_000
const EARLY_EVENTS = 2_000
const RETRY_MILLIS = [500, 1_000, 2_000, 5_000, 10_000]

/**
 * Keeps one topic of one area complete: subscribe first, then snapshot, then apply by position; after a hole or a cut it
 * asks for what came after its last position, and after a refusal to replay or a new epoch it starts afresh. It never
 * guesses: while something may be missing the phase says so.
 */
export class Feed<S extends Snapshot> {
  private chain?: Chain
  private early: LiveEvent[] = []
  private busy = false
  private again = false
  private closed = false
  private failures = 0
  /** Smallest delay seen between an event's time and its arrival: the clocks' difference plus the way. */
  private leastDelay = Infinity
  /** How far behind the events arrive: a slow page or line has them waiting although none is missing. */
  private lag = 0
  private cancelTimer: () => void = () => undefined
  private state: FeedState

  constructor(private readonly ports: FeedPorts<S>) {
    this.state = { phase: 'loading', since: ports.now(), completeAt: 0, position: 0 }
  }

  /** The subscription is in place (again). */
  connected(): void {
    if (this.closed || this.state.phase === 'refused') return
    this.set(this.chain === undefined ? 'loading' : 'catching-up')
    this.again = this.busy
    this.sync()
  }

  disconnected(): void {
    if (!this.closed && this.state.phase !== 'refused') this.set('cut')
  }

  /** What is shown may be older than it looks, for this machine slept: it is looked after, and until then the phase says so. */
  woken(): void {
    if (this.closed || this.state.phase === 'refused') return
    if (this.state.phase === 'live') this.set('catching-up')
    this.again = this.busy
    this.sync()
  }

  /** Any sign of life of the connection; while nothing is missing it renews the age of the data. */
  heard(): void {
    if (this.state.phase === 'live') this.set('live')
  }

  event(event: LiveEvent): void {
    if (this.closed) return
    if (this.chain === undefined) {
      // Without a snapshot nothing can be applied. What does not fit here is fetched after it.
      if (this.early.length < EARLY_EVENTS) this.early.push(event)
      return
    }
    const delay = this.ports.now() - Date.parse(event.at)
    this.leastDelay = Math.min(this.leastDelay, delay)
    this.lag = delay - this.leastDelay
    const verdict = this.chain.offer(event)
    if (verdict === 'other-epoch') this.startAfresh()
    else if (verdict === 'hole') this.missing()
    else this.heard()
  }

  close(): void {
    this.closed = true
    this.cancelTimer()
  }

  private missing(): void {
    if (this.state.phase === 'live') this.set('catching-up')
    this.sync()
  }

  private startAfresh(): void {
    this.chain = undefined
    this.early = []
    if (this.state.phase !== 'cut') this.set('loading')
    this.sync()
  }

  /** One request at a time: what is found missing meanwhile is looked at when it is finished. */
  private sync(): void {
    if (this.closed || this.busy || this.state.phase === 'refused') return
    this.cancelTimer()
    this.busy = true
    void this.fetch().then(
      () => this.finished(),
      (error: unknown) => this.failed(error),
    )
  }

  private async fetch(): Promise<void> {
    const chain = this.chain
    if (chain === undefined) return this.takeSnapshot(await this.ports.snapshot())
    for (let more = true; more && !this.closed; ) {
      const replay = await this.ports.replay(chain.position)
      if (this.closed || this.chain !== chain) return
      if (replay.epoch !== chain.epoch) return this.startAfresh()
      const before = chain.position
      for (const event of replay.events) chain.offer(event)
      more = replay.more && chain.position > before
    }
    chain.repaired()
  }

  private takeSnapshot(snapshot: S): void {
    if (this.closed) return
    this.ports.reset(snapshot)
    const chain = new Chain(snapshot.epoch, snapshot.asOf, (event) => this.ports.apply(event))
    this.chain = chain
    const early = this.early
    this.early = []
    const verdicts = early.map((event) => chain.offer(event))
    if (early.length === EARLY_EVENTS || verdicts.includes('other-epoch')) this.again = true
  }

  private finished(): void {
    this.busy = false
    if (this.closed) return
    if (this.again || this.chain === undefined) {
      this.again = false
      this.sync()
      return
    }
    if (this.chain.broken) {
      // The replay did not bring what an event says exists: ask again, but not in a tight loop.
      this.retryLater()
      return
    }
    this.failures = 0
    this.lag = 0
    const first = this.state.phase !== 'live'
    const cut = this.state.phase === 'cut'
    this.set(cut ? 'cut' : 'live', undefined, true)
    this.timer(() => this.sync(), cut ? POLL_WHILE_CUT_MILLIS : first ? CHECK_SOON_MILLIS : CHECK_EVERY_MILLIS)
  }

  private failed(error: unknown): void {
    this.busy = false
    this.again = false
    if (this.closed) return
    const status = error instanceof Problem ? error.status : 0
    if (status === 410) {
      this.startAfresh()
      return
    }
    if (status === 401 || status === 403 || status === 404) {
      this.set('refused', codeOf(error))
      return
    }
    if (this.state.phase === 'live') this.set('catching-up', codeOf(error))
    else this.set(this.state.phase, codeOf(error))
    this.retryLater()
  }

  private retryLater(): void {
    const delay = RETRY_MILLIS[Math.min(this.failures++, RETRY_MILLIS.length - 1)] ?? 10_000
    this.timer(() => this.sync(), delay)
  }

  private timer(action: () => void, millis: number): void {
    this.cancelTimer()
    this.cancelTimer = this.ports.later(action, millis)
  }

  private set(phase: Phase, problem?: string, complete = phase === 'live'): void {
    const now = this.ports.now()
    const since = phase === this.state.phase ? this.state.since : now
    const completeAt = complete ? now - this.lag : this.state.completeAt
    this.state = { phase, since, completeAt, position: this.chain?.position ?? 0, problem }
    this.ports.changed(this.state)
  }
}
