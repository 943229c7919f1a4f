import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect } from 'vitest'
import { scene, signIn } from '../browser'
import { type Account, district, grids, newPerson, SERVER } from '../server'
import { City } from './city'
import { MainThread, Tasks } from './profile'
import { StandIn } from './standIn'

const MARKS = 5_000
const RESPONDERS = 2_000
const EVENTS_A_SECOND = 50
const SECONDS = Number(process.env['ONEGRID_FRAME_SECONDS'] ?? 30)
const ROUNDS = Number(process.env['ONEGRID_FRAME_ROUNDS'] ?? 3)
const OUT = fileURLToPath(new URL('../../../.onegrid/frames', import.meta.url))

let person: Account
let whole: string
let city: City
beforeAll(async () => {
  person = await newPerson(['SUPERVISOR', 'OPERATOR'])
  whole = await district()
  city = new City(await grids(whole), MARKS, RESPONDERS)
})

/** Measured, not judged: how long a script takes depends on the machine. What is judged is that the load was really there. */
scene('what the main thread spends on scripts under full load', async (on) => {
  const { page } = on
  const standIn = new StandIn(new URL(SERVER), city)
  const address = await standIn.start()
  await page.addInitScript(() => {
    const seen = { frames: 0, long: [] as [number, number][] }
    Object.assign(window, { seen })
    const count = (): void => { seen.frames++; requestAnimationFrame(count) }
    requestAnimationFrame(count)
    new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) seen.long.push([startTime, duration]) }).observe({ type: 'longtask', buffered: true })
  })
  await signIn(on, person, '/screen', address)
  await page.waitForSelector('[data-test=map][data-ready=true]')
  await page.waitForFunction(() => Number(document.querySelector<HTMLElement>('[data-test=map]')?.dataset['incidents']) > 4_000, undefined, { timeout: 120_000 })
  // The area has been fitted into the wall; then close enough for single responders.
  await page.locator('.crumbs').getByText(/./).first().waitFor()
  await page.waitForTimeout(5_000)
  for (let k = 0; k < 6 && (await walking()) === 0; k++) {
    await page.mouse.move(960, 520)
    await page.mouse.wheel(0, -400)
    await page.waitForTimeout(8_000)
  }

  let happened = 0
  const events = setInterval(() => { standIn.happen(EVENTS_A_SECOND / 10); happened += EVENTS_A_SECOND / 10 }, 100)
  const walk = setInterval(() => standIn.walk(1), 1_000)
  try {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.waitForTimeout(10_000)
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(cdp))
    mkdirSync(OUT, { recursive: true })
    writeFileSync(`${OUT}/frames.json`, JSON.stringify(rounds, null, 1))
    for (const round of rounds) process.stdout.write(`${JSON.stringify({ ...round, hottest: undefined })}\n`)
    process.stdout.write(`Dearest functions: ${rounds[rounds.length - 1]?.hottest.map(({ what, millis }) => `\n  ${millis} ms ${what}`).join('')}\n`)
    await on.shot('frames')
    expect(happened).toBeGreaterThan(0.8 * EVENTS_A_SECOND * SECONDS * ROUNDS)
    expect(await walking()).toBe(RESPONDERS)
    expect(Number(await page.getByTestId('map').getAttribute('data-incidents'))).toBeGreaterThan(0.8 * MARKS)
  } finally {
    clearInterval(events)
    clearInterval(walk)
    await page.goto('about:blank')
    await standIn.stop()
  }

  type Stores = Map<string, { responders: unknown[]; feed: { position: number } }>
  async function walking(): Promise<number> {
    return page.evaluate(() => {
      const root = document.querySelector('#app') as unknown as { __vue_app__: { config: { globalProperties: { $pinia: { _s: Stores } } } } }
      return root.__vue_app__.config.globalProperties.$pinia._s.get('watch')?.responders.length ?? 0
    })
  }

  async function measure(cdp: Awaited<ReturnType<ReturnType<typeof page.context>['newCDPSession']>>) {
    const metric = async (): Promise<Map<string, number>> => new Map(((await cdp.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] }).metrics.map(({ name, value }) => [name, value]))
    const before = await metric()
    // The page's clock and the profile's are the same but for where they begin.
    const origin = (before.get('Timestamp') ?? 0) * 1000 - (await page.evaluate(() => performance.now()))
    const start = await page.evaluate(() => { const { seen } = window as unknown as { seen: { frames: number; long: unknown[] } }; seen.frames = 0; seen.long = []; return performance.now() })
    const tasks = await Tasks.record(page, SECONDS * 1000)
    const measured = await metric()
    const main = await MainThread.record(cdp, SECONDS * 1000)
    const { frames, long, end } = await page.evaluate(() => ({ ...(window as unknown as { seen: { frames: number; long: [number, number][] } }).seen, end: performance.now() }))
    const moved = (name: string): number => round1((1000 * ((measured.get(name) ?? 0) - (before.get(name) ?? 0))) / SECONDS)
    const spent = main.spent()
    const inLong = long.map(([at, millis]) => main.spent(origin + at, origin + at + millis))
    const script = (spent.script + spent.garbage) / spent.seconds
    return {
      framesPerSecond: round1((1000 * frames) / (end - start)),
      // By the clock, other programs' share of the processor included.
      clock: { scriptPerSecond: round1(script), scriptPerFrameAt60: round1(script / 60), garbagePerSecond: round1(spent.garbage / spent.seconds), drawPerSecond: round1(spent.draw / spent.seconds), longestScriptInATask: round1(Math.max(0, ...inLong.map((task) => task.script + task.garbage))) },
      // Time of the processor, milliseconds a second; scripts here include those that draw the map.
      processor: { script: moved('ScriptDuration'), layout: moved('LayoutDuration'), style: moved('RecalcStyleDuration'), task: moved('TaskDuration'), ...tasks.summary() },
      hottest: main.hottest(25),
    }
  }
}, 1_800_000, { width: 1920, height: 1080, density: 1 })

const round1 = (value: number): number => Math.round(10 * value) / 10
