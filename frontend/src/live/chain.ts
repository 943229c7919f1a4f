import type { LiveEvent } from '@/api/types'

/** What became of an event: `applied` also when waiting ones followed it. */
export type Verdict = 'applied' | 'duplicate' | 'hole' | 'other-epoch'

/**
 * The order of one topic of one area. Each event names the position of the one before it on this chain, so a missing
 * event is noticed by the next one. Events past a hole wait here until the hole is filled; at most `capacity` of them,
 * beyond that they are forgotten, which is safe because the replay brings them again.
 */
export class Chain {
  private readonly waiting = new Map<number, LiveEvent>()
  private forgotten = false

  constructor(
    readonly epoch: string,
    /** Everything up to here is known; a snapshot's `asOf` or the position of the last event applied. */
    private last: number,
    private readonly apply: (event: LiveEvent) => void,
    private readonly capacity = 2000,
  ) {}

  get position(): number {
    return this.last
  }

  /** True when something is known to be missing between `position` and what has already been heard. */
  get broken(): boolean {
    return this.waiting.size > 0 || this.forgotten
  }

  offer(event: LiveEvent): Verdict {
    if (event.epoch !== this.epoch) return 'other-epoch'
    if (event.position <= this.last) return 'duplicate'
    if (event.previous > this.last) {
      this.hold(event)
      return 'hole'
    }
    this.take(event)
    this.drain()
    return 'applied'
  }

  /** Called with the end of a complete replay: what was forgotten before it has come back. */
  repaired(): void {
    this.forgotten = false
    this.drain()
  }

  private hold(event: LiveEvent): void {
    if (this.waiting.size >= this.capacity) {
      this.waiting.clear()
      this.forgotten = true
    }
    this.waiting.set(event.position, event)
  }

  private drain(): void {
    const inOrder = [...this.waiting.values()].sort((a, b) => a.position - b.position)
    for (const event of inOrder) {
      if (event.position > this.last) {
        if (event.previous > this.last) return
        this.take(event)
      }
      this.waiting.delete(event.position)
    }
  }

  private take(event: LiveEvent): void {
    this.last = event.position
    this.apply(event)
  }
}
