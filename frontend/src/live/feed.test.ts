// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '@/api/problem'
import type { LiveEvent, Replay } from '@/api/types'
import { Feed, type FeedState } from './feed'

type Shot = { asOf: number; epoch: string; values: ReadonlyMap<string, number> }

/** A server with a log, a bounded replay, and a socket that loses, doubles and reorders what it carries. */
class FakeServer {
  epoch = 'first'
  readonly truth = new Map<string, number>()
  private log: LiveEvent[] = []
  private position = 0
  private previous = 0

  /** `elsewhere` entries belong to other topics: they take a position but are not on this chain. */
  write(key: string, elsewhere: boolean): LiveEvent | undefined {
    this.position++
    if (elsewhere) return undefined
    this.truth.set(key, this.position)
    const event: LiveEvent = {
      position: this.position, previous: this.previous, epoch: this.epoch, topic: 'incidents',
      type: 'incident.reported', at: '2026-11-22T05:00:00Z', areaPath: '990100', payload: { key, value: this.position },
    }
    this.previous = this.position
    this.log.push(event)
    return event
  }

  prune(keep: number): void {
    this.log = this.log.slice(-keep)
  }

  restoreBackup(): void {
    this.epoch += "'"
    this.truth.clear()
    this.log = []
    this.position = 0
    this.previous = 0
  }

  snapshot(): Shot {
    return { asOf: this.position, epoch: this.epoch, values: new Map(this.truth) }
  }

  replay(after: number, limit: number): Replay {
    const oldest = this.log[0]?.previous ?? this.previous
    if (after < oldest) throw new Problem(410, 'replay-too-old', 'take a snapshot')
    const events = this.log.filter((event) => event.position > after)
    return {
      epoch: this.epoch, area: '990100', topic: 'incidents', after,
      events: events.slice(0, limit), head: this.position, more: events.length > limit,
    }
  }
}

/** A feed on a fake server, with requests and timers that run only when the test says so. */
function rig(server: FakeServer, random: () => number = () => 0.5) {
  const state = new Map<string, number>()
  const applied: number[] = []
  const requests: (() => void)[] = []
  const timers = new Set<() => void>()
  const seen: FeedState[] = []
  let clock = 1_000
  const answer = <T>(make: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      // The server looks at its state when the request arrives or when it answers: both happen.
      const early = random() < 0.5
      let result: (() => T) | undefined
      const compute = (): void => {
        try {
          const value = make()
          result = () => value
        } catch (error) {
          result = () => { throw error }
        }
      }
      if (early) compute()
      requests.push(() => {
        if (random() < 0.1) return reject(new TypeError('network'))
        if (!early) compute()
        try {
          resolve((result as () => T)())
        } catch (error) {
          reject(error instanceof Error ? error : new Error('refused'))
        }
      })
    })
  const feed = new Feed<Shot>({
    snapshot: () => answer(() => server.snapshot()),
    replay: (after) => answer(() => server.replay(after, 3)),
    reset: (snapshot) => { state.clear(); snapshot.values.forEach((value, key) => state.set(key, value)); applied.length = 0 },
    apply: (event) => {
      const { key, value } = event.payload as { key: string; value: number }
      state.set(key, value)
      applied.push(event.position)
    },
    changed: (next) => seen.push(next),
    now: () => clock++,
    later: (action) => { timers.add(action); return () => timers.delete(action) },
  })
  const settle = async (): Promise<void> => { for (let i = 0; i < 8; i++) await Promise.resolve() }
  const respond = async (): Promise<void> => { requests.shift()?.(); await settle() }
  const fire = async (): Promise<void> => {
    const due = [...timers]
    timers.clear()
    due.forEach((action) => action())
    await settle()
  }
  const phase = (): string | undefined => seen.at(-1)?.phase
  return { feed, state, applied, respond, fire, phase, requests, seen }
}

describe('a feed', () => {
  test('ends with the server’s state after any cuts, losses, doubles, reordering, pruning and restores', async () => {
    const op = fc.record({ kind: fc.nat(19), key: fc.nat(5), dice: fc.double({ min: 0, max: 1, noNaN: true }) })
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 1, maxLength: 120 }), fc.integer(), async (ops, seed) => {
        let x = seed | 1
        let stormy = true
        const random = (): number => !stormy ? 0.5 : ((x = (Math.imul(x, 1664525) + 1013904223) | 0) >>> 0) / 2 ** 32
        const server = new FakeServer()
        const { feed, state, applied, respond, fire, phase } = rig(server, random)
        const wire: LiveEvent[] = []
        let up = false
        for (const { kind, key, dice } of ops) {
          if (kind <= 9) {
            const event = server.write(`k${key}`, dice < 0.3)
            if (event !== undefined && up && dice < 0.9) wire.push(event)
            if (event !== undefined && up && dice > 0.8) wire.push(event)
          } else if (kind <= 13) {
            const [event] = wire.splice(Math.floor(dice * wire.length), 1)
            if (event !== undefined) feed.event(event)
          } else if (kind === 14) {
            up = true
            feed.connected()
          } else if (kind === 15) {
            up = false
            wire.length = 0
            feed.disconnected()
          } else if (kind === 16) server.prune(key)
          else if (kind === 17 && dice < 0.2) {
            server.restoreBackup()
            wire.length = 0
          } else if (kind === 18) await fire()
          else await respond()
        }
        stormy = false
        feed.connected()
        for (let i = 0; i < 60; i++) {
          await respond()
          if (i % 4 === 3) await fire()
        }
        expect(phase()).toBe('live')
        expect([...state].sort()).toEqual([...server.truth].sort())
        expect(applied).toEqual([...new Set(applied)].sort((a, b) => a - b))
      }),
      { numRuns: 2000 },
    )
  })

  test('says that it is catching up while an event is missing, and applies in order afterwards', async () => {
    const server = new FakeServer()
    const { feed, applied, respond, phase } = rig(server)
    feed.connected()
    await respond()
    expect(phase()).toBe('live')
    server.write('lost', false)
    const second = server.write('heard', false) as LiveEvent
    feed.event(second)
    expect(phase()).toBe('catching-up')
    expect(applied).toEqual([])
    await respond()
    expect(applied).toEqual([1, 2])
    expect(phase()).toBe('live')
  })

  test('finds a last event that was lost and has no successor', async () => {
    const server = new FakeServer()
    const { feed, applied, respond, fire } = rig(server)
    feed.connected()
    await respond()
    server.write('lost', false)
    await fire()
    await respond()
    expect(applied).toEqual([1])
  })

  test('stops and says why when the server refuses', async () => {
    const server = new FakeServer()
    server.snapshot = () => { throw new Problem(404, 'not-found', '') }
    const { feed, respond, seen, requests } = rig(server)
    feed.connected()
    await respond()
    expect(seen.at(-1)).toMatchObject({ phase: 'refused', problem: 'not-found' })
    feed.connected()
    expect(requests).toHaveLength(0)
  })

  test('is as old as its events are late, whatever the clocks say', async () => {
    const server = new FakeServer()
    const { feed, respond, seen } = rig(server)
    feed.connected()
    await respond()
    const at = (millis: number): string => new Date(millis).toISOString()
    const ahead = 3_600_000
    for (const late of [0, 20_000]) {
      const event = server.write('k', false) as LiveEvent
      feed.event({ ...event, at: at((seen.at(-1)?.since ?? 0) + ahead - late) })
    }
    const [prompt, late] = seen.slice(-2).map((state) => state.completeAt)
    expect((prompt ?? 0) - (late ?? 0)).toBeGreaterThan(19_900)
  })

  test('does not age while heartbeats come, and ages while it is cut', async () => {
    const server = new FakeServer()
    const { feed, respond, seen } = rig(server)
    feed.connected()
    await respond()
    feed.heard()
    const alive = seen.at(-1)?.completeAt ?? 0
    feed.disconnected()
    feed.heard()
    expect(seen.at(-1)).toMatchObject({ phase: 'cut', completeAt: alive })
  })
})
