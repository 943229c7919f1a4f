import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CDPSession, Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { scene, signIn } from '../browser'
import { type Account, codes, district, type GridFeature, grids, newPerson, SERVER } from '../server'
import { City } from './city'
import { type Growth, growthOf } from './growth'
import { StandIn } from './standIn'

/** Hours of a wall's life that are lived, and how many seconds each takes. */
const HOURS = Number(process.env['ONEGRID_SOAK_HOURS'] ?? 8)
const HOUR_SECONDS = Number(process.env['ONEGRID_SOAK_HOUR_SECONDS'] ?? 75)
/** What the control keeps it keeps once an hour, however long that takes. */
const CONTROL_HOUR_SECONDS = HOUR_SECONDS / 3
/** What an hour of a busy city brings, all of it in those seconds. */
const HOUR = { events: 3_600, walks: 360, reconnects: 2, scenes: 12, modes: 6, alarms: 3, replays: 1 }
/** The first of them fill caches of tiles and code. */
const WARM_UP = 2
const OUT = fileURLToPath(new URL('../../../.onegrid/soak', import.meta.url))

type Sample = { heap: number; nodes: number; listeners: number }

let person: Account
let whole: string
let streets: string[]
let ground: GridFeature[]
beforeAll(async () => {
  person = await newPerson(['SUPERVISOR', 'OPERATOR'])
  whole = await district()
  streets = await codes('street', whole)
  ground = await grids(whole)
})

async function live(page: Page, address: string, standIn: StandIn, city: City, leak: boolean): Promise<Sample[]> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const samples: Sample[] = []
  for (let hour = 0; hour < HOURS; hour++) {
    await liveAnHour(page, standIn, city, leak ? CONTROL_HOUR_SECONDS : HOUR_SECONDS)
    if (leak) await page.evaluate(() => (window as unknown as { leak(): void }).leak())
    samples.push(await rest(page, cdp))
    process.stdout.write(`${leak ? 'control, ' : ''}hour ${hour + 1}: heap ${(samples[hour]?.heap ?? 0) / 1e6} MB, ${samples[hour]?.nodes} nodes, ${samples[hour]?.listeners} listeners\n`)
  }
  expect(page.url().startsWith(address)).toBe(true)
  return samples
}

async function liveAnHour(page: Page, standIn: StandIn, city: City, seconds: number): Promise<void> {
  const until = Date.now() + 1000 * seconds
  const done = { events: 0, walks: 0, reconnects: 0, scenes: 0, modes: 0, alarms: 0, replays: 0 }
  for (let now = Date.now(); now < until; now = Date.now()) {
    const share = 1 - (until - now) / (1000 * seconds)
    const due = (what: keyof typeof HOUR): boolean => done[what] < Math.floor(share * HOUR[what]) && ++done[what] > 0
    const events = Math.floor(share * HOUR.events) - done.events
    standIn.happen(events)
    done.events += events
    if (due('walks')) standIn.walk(10)
    if (due('reconnects')) standIn.cut()
    if (due('scenes')) await choose(page, { area: done.scenes % 2 === 1 ? streets[done.scenes % streets.length] : whole })
    if (due('modes')) await page.locator('.map-tools label', { hasText: ['立体', '热力', '平面'][done.modes % 3] }).click()
    if (due('alarms')) {
      standIn.alarm(city.raise())
      setTimeout(() => standIn.alarm(city.take()), 2_000)
    }
    if (due('replays')) await replay(page)
    await page.waitForTimeout(100)
  }
}

/** Another area, as a click on it chooses it. */
async function choose(page: Page, { area }: { area: string | undefined }): Promise<void> {
  await page.evaluate((code) => {
    const root = document.querySelector('#app') as unknown as { __vue_app__: { config: { globalProperties: { $router: { push(to: object): void } } } } }
    root.__vue_app__.config.globalProperties.$router.push({ query: { area: code } })
  }, area)
}

async function replay(page: Page): Promise<void> {
  await page.locator('.begin').click()
  await page.waitForTimeout(3_000)
  await page.keyboard.press('l')
  await page.locator('.begin').waitFor()
}

/** Back to where every hour ends, garbage collected, and counted. */
async function rest(page: Page, cdp: CDPSession): Promise<Sample> {
  await page.locator('.map-tools label', { hasText: '平面' }).click()
  await choose(page, { area: whole })
  await page.waitForSelector(`[data-test=map][data-area="${whole}"][data-phase=live]`)
  await page.waitForTimeout(6_000)
  for (let k = 0; k < 3; k++) await cdp.send('HeapProfiler.collectGarbage')
  const metrics = new Map(((await cdp.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] }).metrics.map(({ name, value }) => [name, value]))
  return { heap: metrics.get('JSHeapUsedSize') ?? 0, nodes: metrics.get('Nodes') ?? 0, listeners: metrics.get('JSEventListeners') ?? 0 }
}

function judged(samples: readonly Sample[]): Record<keyof Sample, Growth> {
  const of = (what: keyof Sample): Growth => growthOf(samples.slice(WARM_UP).map((sample) => sample[what]))
  return { heap: of('heap'), nodes: of('nodes'), listeners: of('listeners') }
}

async function soak(on: Parameters<Parameters<typeof scene>[1]>[0], leak: boolean): Promise<Record<keyof Sample, Growth>> {
  const city = new City(ground, 1_500, 500)
  const standIn = new StandIn(new URL(SERVER), city)
  const address = await standIn.start()
  // What is cut on purpose is part of the scene.
  on.complaints.pardon(/WebSocket|ERR_(EMPTY_RESPONSE|CONNECTION_\w+|INCOMPLETE\w*)/)
  try {
    if (leak) await on.page.addInitScript(() => {
      const kept: unknown[] = []
      // A page that forgets to let go: some numbers, a node out of the document and a listener for each scene.
      Object.assign(window, { leak: () => { for (let k = 0; k < 12; k++) { kept.push(Array.from({ length: 10_000 }, () => Math.random()), Array.from({ length: 20 }, () => document.createElement('div'))); window.addEventListener('resize', () => kept.length) } } })
    })
    await signIn(on, person, '/screen', address)
    await on.page.waitForSelector('[data-test=map][data-ready=true][data-phase=live]')
    const samples = await live(on.page, address, standIn, city, leak)
    const growth = judged(samples)
    mkdirSync(OUT, { recursive: true })
    writeFileSync(`${OUT}/${leak ? 'control' : 'soak'}.json`, JSON.stringify({ samples, growth }, null, 1))
    process.stdout.write(`${JSON.stringify(growth)}\n`)
    await on.shot(leak ? 'soak-control' : 'soak')
    return growth
  } finally {
    await on.page.goto('about:blank')
    await standIn.stop()
  }
}

scene('hours of a busy wall leave nothing behind', async (on) => {
  const { heap, nodes, listeners } = await soak(on, false)
  expect(heap.grows, `heap ${JSON.stringify(heap)}`).toBe(false)
  expect(nodes.grows, `nodes ${JSON.stringify(nodes)}`).toBe(false)
  expect(listeners.grows, `listeners ${JSON.stringify(listeners)}`).toBe(false)
}, 3_600_000)

scene('the control: a page that keeps a little of each scene is found out', async (on) => {
  const { heap, nodes, listeners } = await soak(on, true)
  expect(nodes.grows, `nodes ${JSON.stringify(nodes)}`).toBe(true)
  expect(listeners.grows, `listeners ${JSON.stringify(listeners)}`).toBe(true)
  expect(heap.grows, `heap ${JSON.stringify(heap)}`).toBe(true)
}, 3_600_000)
