import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { figure, mapHolds, scene, signIn, wallShows } from './browser'
import { restingMap } from './pixels'
import { type Account, codes, district, newPerson, openAt, openBelow, placeIn, report, SERVER } from './server'

/** Columns and heat are drawn without a graphics card, picture after picture. */
const SLOW = 420_000

let person: Account
let whole: string
let grid: string
let place: { lng: number; lat: number }
beforeAll(async () => {
  person = await newPerson(['OPERATOR'])
  whole = await district()
  grid = (await codes('grid', whole))[410] ?? ''
  place = await placeIn(grid)
  for (let k = 1; k <= 4; k++) await report(place, `Stacked ${k}`)
})

/** Puts a place under the map's cross, as an alarm does. */
async function flyTo(page: Page, to: { lng: number; lat: number }): Promise<void> {
  await page.evaluate((there) => {
    type Stores = Map<string, { flyTo(to: { lng: number; lat: number }): void }>
    const root = document.querySelector('#app') as unknown as { __vue_app__: { config: { globalProperties: { $pinia: { _s: Stores } } } } }
    root.__vue_app__.config.globalProperties.$pinia._s.get('map-mode')?.flyTo(there)
  }, to)
}

scene('columns and heat are chosen by keyboard, and their legend says of how many they are', async (on) => {
  const { page, shot } = on
  await signIn(on, person)
  await wallShows(page, whole)
  const open = (await openBelow(whole)).length
  await mapHolds(page, open)
  const flat = await restingMap(page, 120_000)
  await page.locator('.map-tools input[value=flat]').focus()
  await page.keyboard.press('ArrowRight')
  const scale = page.getByTestId('map-scale')
  await expect.poll(() => scale.innerText(), { timeout: 30_000 }).toContain(`n = ${open.toLocaleString('zh-CN')} 件`)
  expect(await scale.innerText()).toContain('件 / 网格')
  const columns = await restingMap(page, 120_000)
  await shot('columns')
  expect(columns.differs(flat)).toBeGreaterThan(0.1)

  await page.locator('.map-tools input[value=open]').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => scale.innerText()).toContain('件 / 千户')
  await page.locator('.map-tools input[value=extruded]').focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => scale.innerText()).toContain('件 / km²')
  expect(await scale.innerText()).toContain(`n = ${open.toLocaleString('zh-CN')} 件`)
  const heat = await restingMap(page, 120_000)
  await shot('heat')
  expect(heat.differs(columns)).toBeGreaterThan(0.1)
  expect(heat.differs(flat)).toBeGreaterThan(0.02)
}, SLOW)

scene('marks at one place are fanned out by key, gone through, picked and folded together', async (on) => {
  const { page, shot } = on
  await signIn(on, person, `/screen?area=${grid}`)
  await wallShows(page, grid)
  await mapHolds(page, (await openBelow(grid)).length)
  await restingMap(page, 120_000)
  await flyTo(page, place)
  await restingMap(page, 120_000)
  await page.locator('.box canvas').first().focus()
  await page.keyboard.press('Enter')
  const marks = page.locator('.fan button')
  await marks.first().waitFor()
  expect(await marks.count()).toBe(4)
  await shot('fan')
  const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
  const first = await focused()
  expect(first).toContain('Stacked')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).not.toBe(first)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.searchParams.has('incident'))
  await marks.first().focus()
  await page.keyboard.press('Escape')
  await marks.first().waitFor({ state: 'detached' })
}, SLOW)

scene('an alarm stands on every wall until somebody takes it', async (on) => {
  const { page, shot } = on
  const other = await on.somebodyElse()
  await signIn(on, person)
  await signIn(other, await newPerson(['SUPERVISOR']))
  for (const one of [page, other.page]) await wallShows(one, whole)
  // A page that nobody has touched yet may not sound, and says so. A browser under test is laxer than one on a wall.
  await page.addInitScript(() => {
    let touched = false
    window.addEventListener('pointerdown', () => { touched = true }, { capture: true })
    window.AudioContext = class extends AudioContext {
      override get state(): AudioContextState { return touched ? super.state : 'suspended' }
      override resume(): Promise<void> { return touched ? super.resume() : new Promise(() => undefined) }
    }
  })
  await page.reload()
  await page.getByTestId('sound-blocked').waitFor()
  const { code } = await report(place, 'Help', '101001', 'alarm')
  for (const one of [page, other.page]) {
    await one.getByTestId('alarm').waitFor()
    expect(await one.getByTestId('alarm').innerText()).toContain('一键报警')
    expect(await one.getByTestId('alarm').innerText()).toContain(code)
  }
  await shot('alarm')
  await page.locator('h1').click()
  await page.getByTestId('sound-blocked').waitFor({ state: 'detached' })
  await page.locator('.alarm-sound button', { hasText: '报警声' }).click()
  await page.getByTestId('mute').click()
  await page.keyboard.press('t')
  for (const one of [page, other.page]) await one.getByTestId('alarm').waitFor({ state: 'detached' })
  await page.reload()
  await wallShows(page, whole)
  // How loud it is set is this wall's, also tomorrow.
  expect(await page.locator('.alarm-sound').innerText()).toContain('已静音')
}, SLOW)

scene('a past day is played again, says so, and one key leads back', async (on) => {
  const { page, shot } = on
  await signIn(on, person)
  await wallShows(page, whole)
  const open = (await openBelow(whole)).length
  await mapHolds(page, open)
  await page.keyboard.press('r')
  const bar = page.getByTestId('replay')
  await bar.waitFor()
  await page.locator('.play').click()
  const yesterday = new Date(Date.now() - 86_400_000)
  const day = [yesterday.getFullYear(), yesterday.getMonth() + 1, yesterday.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
  await bar.locator('input[type=date]').fill(day)
  const nine = Date.parse(`${day}T09:00:00+08:00`)
  await bar.locator('input[type=range]').fill(String(nine))
  await expect.poll(() => page.getByTestId('replay-time').innerText(), { timeout: 30_000 }).toContain('09:00:00')
  const then = (await openAt(whole, new Date(nine).toISOString())).length
  expect(then).toBeGreaterThan(0)
  await mapHolds(page, then)
  await expect.poll(() => figure(page, 'open')).toBe(then)
  expect(await page.locator('.sign').innerText()).toContain('历史回放')
  await page.locator('.play').click()
  await page.waitForTimeout(3_000)
  await page.locator('.play').click()
  const stood = await page.evaluate(() => {
    const root = document.querySelector('#app') as unknown as { __vue_app__: { config: { globalProperties: { $pinia: { _s: Map<string, { now: number }> } } } } }
    return root.__vue_app__.config.globalProperties.$pinia._s.get('wall-clock')?.now ?? 0
  })
  expect(stood).toBeGreaterThan(nine + 60_000)
  await mapHolds(page, (await openAt(whole, new Date(stood).toISOString())).length)
  await shot('replay')
  await page.locator('h1').click()
  await page.keyboard.press('l')
  await bar.waitFor({ state: 'detached' })
  await wallShows(page, whole)
  await mapHolds(page, (await openBelow(whole)).length)
  expect(await page.locator('.sign').innerText()).toContain('实时')
  expect(page.url().startsWith(SERVER)).toBe(true)
}, SLOW)
