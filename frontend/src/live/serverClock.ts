/** What a clock is read from: time that only ever runs on, and the time of day of this machine, which anybody may set. */
export type Hands = { steady(): number; wall(): number }

/** How long a moment heard from the server counts before a newer one takes its place. */
const BUCKET_MILLIS = 60_000
/** Smaller steps of the wall's hand against the steady one are its being set right bit by bit. */
const STEP_MILLIS = 2_000

/**
 * The time at the server, so that ages are true whatever the clock of this machine says. A moment that the server names has
 * passed there when it arrives, so the newest of those heard is the best; the time between runs by the steady hand. That one
 * may stand while the machine sleeps, which the wall's hand shows: until the server is heard again `latest` reckons with it.
 */
export class ServerClock {
  /** Server's time less the steady hand: the best of this bucket and of the one before. */
  private best?: number
  private before?: number
  private bucketSince = 0
  private offset: number
  /** The wall's hand less the steady one when the server was last heard. */
  private drift: number

  constructor(private readonly hands: Hands) {
    this.drift = hands.wall() - hands.steady()
    this.offset = this.drift
  }

  /** The server has just named a moment, milliseconds since 1970, that is not to come. */
  heard(serverMillis: number): void {
    if (!Number.isFinite(serverMillis)) return
    const steady = this.hands.steady()
    if (steady - this.bucketSince > BUCKET_MILLIS) {
      this.before = steady - this.bucketSince > 2 * BUCKET_MILLIS ? undefined : this.best
      this.best = undefined
      this.bucketSince = steady
    }
    this.best = Math.max(this.best ?? -Infinity, serverMillis - steady)
    this.offset = Math.max(this.best, this.before ?? -Infinity)
    this.drift = this.hands.wall() - steady
  }

  /** Time at the server, milliseconds since 1970; to note when something happened. */
  now(): number {
    return this.hands.steady() + this.offset
  }

  /** The latest it may be at the server, for ages: after a sleep, or when the clock was put forward, nothing looks younger than it is. */
  latest(): number {
    return this.now() + this.doubt()
  }

  /** How much the wall's hand has run ahead of the steady one since the server was last heard; small steps are none. */
  private doubt(): number {
    const ahead = this.hands.wall() - this.hands.steady() - this.drift
    return ahead > STEP_MILLIS ? ahead : 0
  }
}

/** The clock of this page; whoever hears the server sets it. */
export const serverClock = new ServerClock({ steady: () => performance.now(), wall: Date.now })
