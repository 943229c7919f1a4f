/** What a clock is read from: time that only ever runs on, and the time of day of this machine, which anybody may set. */
export type Hands = { steady(): number; wall(): number }

/** How long a moment heard from the server counts before a newer one takes its place. */
const BUCKET_MILLIS = 60_000
/** Smaller steps of the wall's hand against the steady one are its being set right bit by bit. */
const STEP_MILLIS = 2_000

/**
 * The time at the server, so that ages are true whatever the clock of this machine says. A moment that the server names has
 * passed there when it arrives, so the newest of those heard is the best; the time between runs by the steady hand. That one
 * may stand while the machine sleeps, which the wall's hand shows: until the server has answered again `latest` reckons with it.
 */
export class ServerClock {
  /** Server's time less the steady hand: the best of this bucket and of the one before. */
  private best?: number
  private before?: number
  private bucketSince = 0
  private offset: number
  private sure = false
  /** The wall's hand less the steady one when the server's time was last asked for and given. */
  private drift: number

  constructor(private readonly hands: Hands) {
    this.drift = hands.wall() - hands.steady()
    this.offset = this.drift
  }

  /** To be kept while the server is asked, and given back with its answer. */
  asking(): number {
    return this.hands.wall() - this.hands.steady()
  }

  /** The answer to what was asked names a moment since then: whatever was doubted before is settled. */
  answered(serverMillis: number, asking: number): void {
    if (!Number.isFinite(serverMillis)) return
    this.heard(serverMillis)
    this.drift = asking
  }

  /** The server has named a moment, milliseconds since 1970, that is not to come; it may have been long on the way. */
  heard(serverMillis: number): void {
    if (!Number.isFinite(serverMillis)) return
    const steady = this.hands.steady()
    if (steady - this.bucketSince > BUCKET_MILLIS) {
      this.before = steady - this.bucketSince > 2 * BUCKET_MILLIS ? undefined : this.best
      this.best = undefined
      this.bucketSince = steady
    }
    this.best = Math.max(this.best ?? -Infinity, serverMillis - steady)
    const offset = Math.max(this.best, this.before ?? -Infinity)
    // What the server is ahead of what was thought is no longer in doubt.
    if (this.sure) this.drift += Math.max(0, offset - this.offset)
    this.offset = offset
    this.sure = true
  }

  /** Time at the server, milliseconds since 1970; to note when something happened. */
  now(): number {
    return this.hands.steady() + this.offset
  }

  /** The latest it may be at the server, for ages: after a sleep, or when the clock was put forward, nothing looks younger than it is. */
  latest(): number {
    return this.now() + this.doubt()
  }

  /** How much the wall's hand has run ahead of the steady one since the server last answered; small steps are none. */
  private doubt(): number {
    const ahead = this.hands.wall() - this.hands.steady() - this.drift
    return ahead > STEP_MILLIS ? ahead : 0
  }
}

/** The clock of this page; whoever hears the server sets it. */
export const serverClock = new ServerClock({ steady: () => performance.now(), wall: Date.now })
