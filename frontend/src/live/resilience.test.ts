// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LiveEvent } from '@/api/types'
import { Feed, type FeedState } from './feed'
import { ServerClock } from './serverClock'
import { LiveSocket } from './socket'

const START = Date.parse('2026-11-22T05:00:00Z')
const HOUR = 3_600_000

/** A server behind a line that can be cut without a word; its time runs on whatever the page's machine does. */
class World {
  static now: World
  /** The true time less what the page's timers have run. */
  private slept = 0
  reachable = true
  epoch = 'one'
  log: LiveEvent[] = []
  readonly sockets = new Set<FakeSocket>()

  get time(): number {
    return START + performance.now() + this.slept
  }

  report(): void {
    const position = this.log.length + 1
    const event: LiveEvent = { position, previous: position - 1, epoch: this.epoch, topic: 'incidents', type: 'x', at: new Date(this.time).toISOString(), areaPath: 'd', payload: position }
    this.log.push(event)
    if (this.reachable) for (const socket of this.sockets) socket.tell(event)
  }

  beat(): void {
    if (this.reachable) for (const socket of this.sockets) socket.beat()
  }

  /** The machine sleeps: nothing runs, and its steady clock stands. */
  sleep(millis: number): void {
    this.slept += millis
    vi.setSystemTime(Date.now() + millis)
  }

  /** Another database or an empty one: what was before means nothing. */
  restart(epoch = this.epoch): void {
    this.epoch = epoch
    for (const socket of [...this.sockets]) socket.hangUp()
  }

  async ask<T>(answer: () => T): Promise<T> {
    await new Promise((done) => setTimeout(done, 30))
    if (!this.reachable) throw new TypeError('network')
    return answer()
  }
}

class FakeSocket {
  static readonly OPEN = 1
  readyState = 0
  binaryType = ''
  onopen?: () => void
  onclose?: (event: { code: number }) => void
  onmessage?: (event: { data: string }) => void
  private subscription = ''

  constructor() {
    setTimeout(() => {
      if (!World.now.reachable) return
      this.readyState = 1
      this.onopen?.()
    }, 20)
  }

  send(data: string): void {
    if (!World.now.reachable) return
    const [head = ''] = data.split('\n\n')
    const header = (name: string): string => new RegExp(`^${name}:(.*)$`, 'm').exec(head)?.[1] ?? ''
    if (head.startsWith('CONNECT')) {
      World.now.sockets.add(this)
      this.give('CONNECTED\nversion:1.2\nheart-beat:10000,10000\n\n\0')
    } else if (head.startsWith('SUBSCRIBE')) {
      this.subscription = header('id')
      this.give(`RECEIPT\nreceipt-id:${header('receipt')}\n\n\0`)
    }
  }

  tell(event: LiveEvent): void {
    this.give(`MESSAGE\nsubscription:${this.subscription}\nmessage-id:1\ndestination:/topic/x\n\n${JSON.stringify(event)}\0`)
  }

  beat(): void {
    this.give('\n')
  }

  hangUp(): void {
    World.now.sockets.delete(this)
    this.readyState = 3
    this.onclose?.({ code: 1012 })
  }

  /** A goodbye over a line that is cut is never answered. */
  close(): void {
    World.now.sockets.delete(this)
    this.readyState = 2
    if (World.now.reachable) setTimeout(() => this.hangUp(), 20)
  }

  private give(data: string): void {
    setTimeout(() => { if (this.readyState === 1) this.onmessage?.({ data }) }, 10)
  }
}

/** A page that follows the events, as the wall does. */
function page() {
  const world = World.now
  const clock = new ServerClock({ steady: () => performance.now(), wall: Date.now })
  const shown: number[] = []
  const states: FeedState[] = []
  const ask = async <T>(answer: () => T): Promise<T> => {
    const asking = clock.asking()
    const given = await world.ask(answer)
    clock.answered(Math.floor(world.time / 1000) * 1000, asking)
    return given
  }
  const feed = new Feed<{ asOf: number; epoch: string; all: number[] }>({
    snapshot: () => ask(() => ({ asOf: world.log.length, epoch: world.epoch, all: world.log.map(({ position }) => position) })),
    replay: (after) => ask(() => ({ epoch: world.epoch, area: 'd', topic: 'incidents', after, events: world.log.filter(({ position }) => position > after), head: world.log.length, more: false })),
    reset: (snapshot) => { shown.splice(0, shown.length, ...snapshot.all) },
    apply: (event) => { shown.push(event.position) },
    changed: (state) => { states.push(state) },
    now: () => clock.now(),
    later: (action, millis) => {
      const timer = setTimeout(action, millis)
      return () => clearTimeout(timer)
    },
  })
  const socket = new LiveSocket('ws://server/ws')
  socket.listen('/topic/x', {
    up: () => feed.connected(), down: () => feed.disconnected(), heard: () => feed.heard(), woken: () => feed.woken(),
    message: (body) => { clock.heard(Date.parse((body as LiveEvent).at)); feed.event(body as LiveEvent) },
  })
  return {
    shown, socket, states,
    state: () => states.at(-1) as FeedState,
    phase: () => states.at(-1)?.phase,
    /** Age of the data in seconds as the sign tells it. */
    age: () => Math.round((clock.latest() - (states.at(-1) as FeedState).completeAt) / 1000),
  }
}

const pass = (seconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(seconds * 1000)

describe('the wall heals alone and never says that it is younger than it is', () => {
  let beats: ReturnType<typeof setInterval>
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
    vi.setSystemTime(START)
    vi.stubGlobal('WebSocket', FakeSocket)
    World.now = new World()
    beats = setInterval(() => World.now.beat(), 10_000)
  })
  afterEach(() => {
    clearInterval(beats)
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  async function livePage() {
    World.now.report()
    const wall = page()
    await pass(40)
    expect(wall.phase()).toBe('live')
    expect(wall.age()).toBeLessThanOrEqual(11)
    return wall
  }

  test('after a line that was cut without a word', async () => {
    const wall = await livePage()
    World.now.reachable = false
    World.now.report()
    await pass(27)
    expect(wall.phase()).toBe('cut')
    await pass(300)
    expect(wall.age()).toBeGreaterThanOrEqual(300)
    World.now.reachable = true
    await pass(15)
    expect(wall.phase()).toBe('live')
    expect(wall.shown).toEqual([1, 2])
    wall.socket.close()
  })

  test('after a restart of the server, and after one with another history', async () => {
    const wall = await livePage()
    World.now.restart()
    World.now.report()
    expect(wall.phase()).toBe('cut')
    await pass(5)
    expect(wall.phase()).toBe('live')
    expect(wall.shown).toEqual([1, 2])
    World.now.log = []
    World.now.restart('two')
    World.now.report()
    await pass(5)
    expect(wall.phase()).toBe('live')
    expect(wall.shown).toEqual([1])
    expect(wall.state().position).toBe(1)
    wall.socket.close()
  })

  test('after a sleep of the machine, in which its steady clock stood', async () => {
    const wall = await livePage()
    World.now.report()
    World.now.sleep(HOUR)
    World.now.sockets.clear() // the server has long given it up
    World.now.report()
    expect(wall.age()).toBeGreaterThanOrEqual(3_600)
    await pass(1.01)
    expect(wall.phase()).not.toBe('live')
    expect(wall.age()).toBeGreaterThanOrEqual(3_600)
    await pass(0.5)
    // asked over HTTP, and complete again; the dead socket is noticed a little later
    expect(wall.shown).toEqual([1, 2, 3])
    expect(wall.age()).toBeLessThan(3)
    await pass(20)
    World.now.report()
    await pass(1)
    expect(wall.shown).toEqual([1, 2, 3, 4])
    expect(wall.phase()).toBe('live')
    wall.socket.close()
  })

  test('after a sleep from which it wakes without a network', async () => {
    const wall = await livePage()
    World.now.reachable = false
    World.now.sleep(HOUR)
    await pass(60)
    expect(wall.phase()).not.toBe('live')
    expect(wall.age()).toBeGreaterThanOrEqual(3_600)
    World.now.reachable = true
    await pass(15)
    expect(wall.phase()).toBe('live')
    wall.socket.close()
  })

  test.each([HOUR, -HOUR])('when the clock of its machine is put by %i ms', async (by) => {
    const wall = await livePage()
    const sockets = [...World.now.sockets]
    vi.setSystemTime(Date.now() + by)
    await pass(3)
    expect(wall.phase()).toBe('live')
    expect(wall.age()).toBeGreaterThanOrEqual(0)
    expect(wall.age()).toBeLessThan(15)
    expect([...World.now.sockets], 'and the connection is kept').toEqual(sockets)
    World.now.report()
    await pass(1)
    expect(wall.shown).toEqual([1, 2])
    // a cut is noticed as soon as ever, and the age is that of the cut
    World.now.reachable = false
    await pass(60)
    expect(wall.phase()).toBe('cut')
    expect(wall.age()).toBeGreaterThanOrEqual(58)
    expect(wall.age()).toBeLessThan(75)
    wall.socket.close()
  })

  test('when the database does not answer for a while: what is missing is not hidden', async () => {
    const wall = await livePage()
    const ask = World.now.ask.bind(World.now)
    World.now.ask = () => Promise.reject(new TypeError('the server answers 503'))
    await pass(35)
    expect(wall.phase()).toBe('catching-up')
    World.now.ask = ask
    World.now.report()
    await pass(12)
    expect(wall.phase()).toBe('live')
    expect(wall.shown).toEqual([1, 2])
    wall.socket.close()
  })
})
