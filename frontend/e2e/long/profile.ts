import type { CDPSession, Page } from 'playwright-core'

type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number }; children?: number[] }
type Profile = { nodes: Node[]; startTime: number; endTime: number; samples: number[]; timeDeltas: number[] }

/** What the main thread did, milliseconds: the page's own scripts, drawing of the map, collecting garbage, all else, nothing. */
export type Spent = { script: number; draw: number; garbage: number; native: number; idle: number; seconds: number }
export type Hot = { what: string; millis: number }
type Kind = 'script' | 'draw' | 'garbage' | 'native' | 'idle'

/** MapLibre's own frame: what it does there is drawing, and of a length that the missing graphics card decides. */
const DRAWS = new Set(['_render'])

/** A sampled profile of the main thread, told apart into scripts and drawing. */
export class MainThread {
  private readonly kinds = new Map<number, Kind>()
  private readonly names = new Map<number, string>()
  private readonly at: number[] = []

  constructor(private readonly profile: Profile) {
    const byId = new Map(profile.nodes.map((node) => [node.id, node]))
    const walk = (node: Node, inDraw: boolean): void => {
      const { functionName: name } = node.callFrame
      const draws = inDraw || DRAWS.has(name)
      this.kinds.set(node.id, name === '(idle)' ? 'idle' : name === '(garbage collector)' ? 'garbage' : name === '(program)' || name === '(root)' ? 'native' : draws ? 'draw' : 'script')
      this.names.set(node.id, `${name || '(anonymous)'} ${node.callFrame.url.split('/').pop() ?? ''}:${node.callFrame.columnNumber}`)
      for (const child of node.children ?? []) walk(byId.get(child) as Node, draws)
    }
    const [root] = profile.nodes
    if (root !== undefined) walk(root, false)
    let now = profile.startTime
    for (const delta of profile.timeDeltas) this.at.push((now += delta) / 1000)
  }

  static async record(cdp: CDPSession, whileMillis: number): Promise<MainThread> {
    await cdp.send('Profiler.enable')
    await cdp.send('Profiler.setSamplingInterval', { interval: 500 })
    await cdp.send('Profiler.start')
    await new Promise((done) => setTimeout(done, whileMillis))
    const { profile } = (await cdp.send('Profiler.stop')) as unknown as { profile: Profile }
    return new MainThread(profile)
  }

  /** Within an interval of the browser's steady clock, milliseconds; without one over all. */
  spent(from = -Infinity, to = Infinity): Spent {
    const spent: Spent = { script: 0, draw: 0, garbage: 0, native: 0, idle: 0, seconds: 0 }
    this.each((id, millis, at) => {
      if (at < from || at > to) return
      spent[this.kinds.get(id) ?? 'native'] += millis
      spent.seconds += millis / 1000
    })
    return spent
  }

  /** Where the scripts spend their time, by function, dearest first. */
  hottest(count: number): Hot[] {
    const sums = new Map<string, number>()
    this.each((id, millis) => { if (this.kinds.get(id) === 'script') sums.set(this.names.get(id) ?? '', (sums.get(this.names.get(id) ?? '') ?? 0) + millis) })
    return [...sums].map(([what, millis]) => ({ what, millis: Math.round(millis) })).sort((a, b) => b.millis - a.millis).slice(0, count)
  }

  private each(take: (id: number, millis: number, at: number) => void): void {
    const { samples, timeDeltas } = this.profile
    // A sample stands for the time until the next one.
    for (let k = 0; k + 1 < samples.length; k++) take(samples[k] ?? 0, (timeDeltas[k + 1] ?? 0) / 1000, this.at[k] ?? 0)
  }
}

type TraceEvent = { name: string; ph: string; tid: number; pid: number; ts: number; dur?: number; tdur?: number; args?: { name?: string } }

/** The tasks of the page's main thread with the processor time each took, which does not depend on who else is there. */
export class Tasks {
  private constructor(private readonly tasks: readonly { millis: number; inFrame: number }[]) {}

  static async record(page: Page, whileMillis: number): Promise<Tasks> {
    const browser = page.context().browser()
    if (browser === null) throw new Error('no browser to trace')
    await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] })
    await page.waitForTimeout(whileMillis)
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
    const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}/${tid}`))
    const of = (name: string): TraceEvent[] => traceEvents.filter((event) => event.name === name && event.ph === 'X' && main.has(`${event.pid}/${event.tid}`))
    const frames = of('FireAnimationFrame')
    return new Tasks(of('RunTask').map(({ pid, tid, ts, dur = 0, tdur = 0 }) => ({
      millis: tdur / 1000,
      inFrame: frames.filter((frame) => frame.pid === pid && frame.tid === tid && frame.ts >= ts && frame.ts <= ts + dur).reduce((sum, frame) => sum + (frame.tdur ?? 0) / 1000, 0),
    })))
  }

  /** How many took more than 50 ms of processor: with the drawing of frames in them, and without. */
  summary(): { tasks: number; over50: number; over50BesidesFrames: number; longest: number; longestBesidesFrames: number } {
    const round = (millis: number): number => Math.round(10 * millis) / 10
    const besides = this.tasks.map(({ millis, inFrame }) => millis - inFrame)
    const all = this.tasks.map(({ millis }) => millis)
    return { tasks: all.length, over50: all.filter((millis) => millis > 50).length, over50BesidesFrames: besides.filter((millis) => millis > 50).length, longest: round(Math.max(0, ...all)), longestBesidesFrames: round(Math.max(0, ...besides)) }
  }
}
