import type { Hands } from './serverClock'

/** Looks are a second apart; a gap of more than this, and the page was frozen or the machine asleep. */
const FROZEN_MILLIS = 5_000
/** The wall's hand ahead of the steady one by more than this between two looks: a sleep, or the clock was put forward. */
const STEP_MILLIS = 2_000
/** The server beats every ten seconds when it has nothing to say. */
const SILENCE_MILLIS = 25_000
/** What there was before a sleep is given less time to show that it is still there. */
const AFTER_SLEEP_MILLIS = 12_000

/**
 * Looks after a connection once a second, by the steady hand, which nobody sets: `silent` when nothing was heard for too
 * long, `woken` when time has passed in which nothing here ran, so that what is shown may be older than it looks.
 */
export class Watchman {
  private looked: { steady: number; wall: number }
  private deadline: number

  constructor(private readonly hands: Hands) {
    this.looked = { steady: hands.steady(), wall: hands.wall() }
    this.deadline = this.looked.steady + SILENCE_MILLIS
  }

  /** Any sign of life. */
  heard(): void {
    this.deadline = this.hands.steady() + SILENCE_MILLIS
  }

  look(): 'well' | 'woken' | 'silent' {
    const now = { steady: this.hands.steady(), wall: this.hands.wall() }
    const passed = now.steady - this.looked.steady
    const ahead = now.wall - this.looked.wall - passed
    this.looked = now
    if (passed > FROZEN_MILLIS || ahead > STEP_MILLIS) {
      this.deadline = now.steady + AFTER_SLEEP_MILLIS
      return 'woken'
    }
    return now.steady > this.deadline ? 'silent' : 'well'
  }
}
