// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Board, Incident, LiveEvent, Replay } from '@/api/types'
import { Feed, type FeedState } from '@/live/feed'
import { OpenIncidents } from '@/screen/openIncidents'
import { incident } from '@/testing/incident'
import { type Archive, positionAt, RecordedSource } from './recorded'

const START = Date.parse('2026-11-20T00:00:00Z')
const DAY = 86_400_000
type Happened = { at: number; incident: Incident; type: string }

/** A server that knows a day: states by folding what happened, pages of three. */
class Day implements Archive {
  asked = 0
  constructor(private readonly all: Happened[], private readonly page = 3) {}

  open(at: number): Incident[] {
    const open = new Map<string, Incident>()
    for (const { at: then, incident: one } of this.all) {
      if (then > at) break
      if (one.status === 'closed') open.delete(one.id)
      else open.set(one.id, one)
    }
    return [...open.values()]
  }

  state = async (_: string, from: string) => ({ asOf: 0, epoch: `past-${from}`, incidents: this.open(Date.parse(from)) })

  events = async (area: string, from: string, to: string, after: number): Promise<Replay> => {
    this.asked++
    const base = Date.parse(from)
    const places = new Map<number, number>()
    let previous = 0
    const chain = this.all.filter(({ at }) => at > base && at <= Date.parse(to)).map(({ at, incident: payload, type }): LiveEvent => {
      const place = (places.get(at) ?? 0) + 1
      places.set(at, place)
      const position = (at - base) * 2 ** 26 + place
      const event = { position, previous, epoch: `past-${from}`, topic: 'incidents', type, at: new Date(at).toISOString(), areaPath: 'd.s.c.g1', payload }
      previous = position
      return event
    })
    const rest = chain.filter(({ position }) => position > after)
    return { epoch: `past-${from}`, area, topic: 'incidents', after, events: rest.slice(0, this.page), head: 0, more: rest.length > this.page }
  }

  board = async (_: string, at: string) => ({ at, asOf: 77 }) as Board
}

/** The page's own feed over a recording, with a clock turned by hand. */
function play(day: Day, from = START, to = START + DAY) {
  const clock = { now: from, known: Infinity }
  const source = new RecordedSource(day, clock, from, to)
  const open = new OpenIncidents()
  let state: FeedState | undefined
  let feed: Feed<{ asOf: number; epoch: string; incidents: Incident[] }>
  const watchArea = (area: string): void => {
    feed = new Feed({
      snapshot: () => source.snapshot(area), replay: (after) => source.replay(area, after), reset: (snapshot) => open.reset(snapshot), apply: (event) => open.apply(event),
      changed: (now) => { state = now }, now: source.now, later: () => () => undefined,
    })
    source.listen(`/topic/areas/${area}/incidents`, { up: () => feed.connected(), down: () => undefined, heard: () => feed.heard(), message: (body) => feed.event(body as LiveEvent) })
  }
  watchArea('d')
  const settle = async (): Promise<void> => { for (let k = 0; k < 40; k++) await Promise.resolve() }
  return {
    open, source, clock, watchArea, settle, state: () => state,
    /** Runs the clock to a moment as the wall's does: in steps, and never past what is known. */
    async to(at: number, step = 3_600_000) {
      await settle()
      while (clock.now < at) {
        clock.now = Math.max(clock.now, Math.min(at, clock.known, clock.now + step))
        source.tick()
        await settle()
      }
    },
  }
}

const ids = (open: OpenIncidents): string[] => [...open.all()].map(({ id, version }) => `${id}/${version}`).sort()
const expected = (day: Day, at: number): string[] => day.open(at).map(({ id, version }) => `${id}/${version}`).sort()

describe('a recorded day', () => {
  const some = [1, 2, 2, 2, 2, 5, 9].map((hour, k): Happened => ({ at: START + hour * 3_600_000, type: 'incident.reported', incident: incident({ id: String(k) }) }))

  test('tells an event when the clock reaches it, not before', async () => {
    const day = new Day(some)
    const on = play(day)
    await on.to(START + 2 * 3_600_000 - 1)
    expect(ids(on.open)).toEqual(['0/1'])
    await on.to(START + 2 * 3_600_000)
    expect(on.open.size).toBe(5)
    expect(on.state()).toMatchObject({ phase: 'live', completeAt: START + 2 * 3_600_000 })
  })

  test('the clock waits for what has not been fetched yet', async () => {
    const on = play(new Day(some))
    expect(on.clock.known).toBe(START)
    await on.settle()
    expect(on.clock.known).toBe(START + DAY)
  })

  test('a board counts from its place in the recording', async () => {
    const on = play(new Day(some))
    await on.to(START + 5 * 3_600_000)
    const board = await on.source.board('d')
    expect(board.asOf).toBe(positionAt(START, START + 5 * 3_600_000))
    expect(on.open.since(board.asOf)).toEqual({ reported: 0, closed: 0 })
    await on.to(START + 9 * 3_600_000)
    expect(on.open.since(board.asOf)).toEqual({ reported: 1, closed: 0 })
  })

  test('another area begins where the clock stands', async () => {
    const day = new Day(some)
    const on = play(day)
    await on.to(START + 3 * 3_600_000)
    on.watchArea('s')
    await on.settle()
    expect(on.open.size).toBe(5)
    await on.to(START + DAY)
    expect(on.open.size).toBe(7)
    expect(on.state()?.phase).toBe('live')
  })

  test('any day, played in any steps, ends in the state the server has for any moment of it', async () => {
    const step = fc.record({ minute: fc.integer({ min: 0, max: 1439 }), id: fc.integer({ min: 0, max: 9 }), close: fc.boolean() })
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.array(fc.integer({ min: 0, max: 1440 }), { minLength: 1, maxLength: 5 }), fc.integer({ min: 60_000, max: 20_000_000 }), async (steps, stops, pace) => {
      const versions = new Map<number, number>()
      const all = steps.sort((a, b) => a.minute - b.minute).map(({ minute, id, close }): Happened => {
        const version = (versions.get(id) ?? 0) + 1
        versions.set(id, version)
        return { at: START + minute * 60_000, type: close ? 'incident.closed' : 'incident.returned', incident: incident({ id: String(id), version, status: close ? 'closed' : 'accepted' }) }
      })
      const day = new Day(all)
      const on = play(day)
      for (const stop of stops.sort((a, b) => a - b)) {
        await on.to(START + stop * 60_000, pace)
        expect(ids(on.open)).toEqual(expected(day, START + stop * 60_000))
      }
    }), { numRuns: 60 })
  })
})
