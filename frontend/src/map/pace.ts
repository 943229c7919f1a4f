const FASTEST_MILLIS = 250
/** An incident must be on the map within a second of its report, also on a slow machine. */
const SLOWEST_MILLIS = 900

/**
 * Redraws on demand, four times a second at most and less often where drawing is slow, so that drawing never takes more
 * than about half of the time and what arrives meanwhile is not kept waiting.
 */
export class Pace {
  private timer?: ReturnType<typeof setTimeout>
  private started = 0
  private cost = 0

  constructor(private readonly draw: () => void) {}

  /** Call as often as wanted. */
  want(): void {
    if (this.timer !== undefined) return
    const every = Math.min(SLOWEST_MILLIS, Math.max(FASTEST_MILLIS, 2 * this.cost))
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.started = performance.now()
      this.draw()
    }, Math.max(0, this.started + every - performance.now()))
  }

  /** The last drawing is on the screen. */
  done(): void {
    this.cost = performance.now() - this.started
  }

  close(): void {
    clearTimeout(this.timer)
  }
}
