import type { Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { figure, mapHolds, mapState, scene, signIn, wallShows } from './browser'
import { Line } from './line'
import { restingMap } from './pixels'
import { type Account, codes, district, newPerson, openBelow, placeIn, report, SERVER } from './server'

const REPORTS = 3

let person: Account
let whole: string
let grid: string
let place: { lng: number; lat: number }
let line: Line
let address: string
beforeAll(async () => {
  person = await newPerson(['SUPERVISOR'])
  whole = await district()
  grid = (await codes('grid', whole))[300] ?? ''
  place = await placeIn(grid)
  await report(place, 'One to begin with')
})
beforeEach(async () => {
  line = new Line(new URL(SERVER))
  address = await line.start()
})
afterEach(() => line.stop())

/** Ids in the ticker, all that it remembers, and of the open incidents the map is drawn from; read from the page's own state. */
async function known(page: Page): Promise<{ happened: string[]; open: string[] }> {
  return page.evaluate(() => {
    type Watch = { current: { incidents: { happenings: { incident: { id: string } }[]; all(): Iterable<{ id: string }> } } }
    const root = document.querySelector('#app') as unknown as { __vue_app__: { config: { globalProperties: { $pinia: { _s: Map<string, Watch> } } } } }
    const incidents = root.__vue_app__.config.globalProperties.$pinia._s.get('watch')?.current.incidents
    if (incidents === undefined) throw new Error('the page watches nothing')
    return { happened: incidents.happenings.map(({ incident }) => incident.id), open: Array.from(incidents.all(), ({ id }) => id) }
  })
}

const signSays = (page: Page, phase: string): Promise<void> => page.locator(`.sign[data-phase=${phase}]`).waitFor()

scene('an incident reported elsewhere is soon on the map', async (on) => {
  const { page, shot } = on
  // A small window: what is measured is the way of the report, not how fast a machine without a graphics card fills pixels.
  await page.setViewportSize({ width: 1280, height: 720 })
  await signIn(on, person)
  await wallShows(page, whole)
  await restingMap(page)
  await mapHolds(page, (await openBelow(whole)).length)
  const [before, today] = [(await mapState(page)).incidents, await figure(page, 'reportedToday')]
  await page.evaluate(() => {
    const map = document.querySelector<HTMLElement>('[data-test=map]')
    if (map === null) throw new Error('no map')
    const drawn: [number, number][] = []
    Object.assign(window, { drawn })
    new MutationObserver(() => drawn.push([Number(map.dataset['position']), Date.now()])).observe(map, { attributeFilter: ['data-position'] })
  })

  const delays: number[] = []
  for (let k = 1; k <= REPORTS; k++) {
    const { position, answeredAt } = await report(place, `Browser test report ${k}`)
    expect(position).toBeGreaterThan(0)
    const shown = await page.waitForFunction((wanted) => {
      const { drawn } = window as unknown as { drawn: [number, number][] }
      return drawn.find(([at]) => at >= wanted)?.[1]
    }, position, { polling: 50 })
    delays.push(Math.max(0, ((await shown.jsonValue()) ?? 0) - answeredAt))
    // Until its rings have faded and the figures are new.
    await page.waitForTimeout(4_000)
  }
  process.stdout.write(`Answer of the report to the drawn map, milliseconds: ${delays.join(', ')}\n`)

  await mapHolds(page, before + REPORTS)
  await page.locator('.lists .row', { hasText: `Browser test report ${REPORTS}` }).first().waitFor()
  await expect.poll(() => figure(page, 'open'), { timeout: 60_000 }).toBe(before + REPORTS)
  await expect.poll(() => figure(page, 'reportedToday'), { timeout: 60_000 }).toBe(today + REPORTS)
  await shot('reported')
})

scene('what was missed while the line was cut is there once, all of it', async (on) => {
  const { page, complaints, shot } = on
  complaints.pardon(/ERR_(EMPTY_RESPONSE|CONNECTION_\w+|SOCKET_NOT_CONNECTED|INCOMPLETE\w*)|WebSocket/)
  await signIn(on, person, '/screen', address)
  await wallShows(page, whole)
  await mapHolds(page, (await openBelow(whole)).length)
  const [before, today] = [(await mapState(page)).incidents, await figure(page, 'reportedToday')]

  line.cut('all')
  await signSays(page, 'cut')
  const ids: string[] = []
  for (let k = 1; k <= 10; k++) ids.push((await report(place, `Missed ${k}`)).id)
  await page.waitForTimeout(4_000)
  await signSays(page, 'cut')
  expect(await page.locator('.sign').innerText()).toContain('连接中断')
  expect((await mapState(page)).incidents).toBe(before)
  await shot('cut')

  line.mend()
  await signSays(page, 'live')
  await mapHolds(page, before + 10)
  const { happened, open } = await known(page)
  expect(happened.filter((id) => ids.includes(id))).toEqual([...ids].reverse())
  expect(open.filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort())
  expect(await page.locator('.lists .row', { hasText: 'Missed' }).allInnerTexts()).toHaveLength(6)
  await expect.poll(() => figure(page, 'open'), { timeout: 60_000 }).toBe(before + 10)
  await expect.poll(() => figure(page, 'reportedToday'), { timeout: 60_000 }).toBe(today + 10)
  expect(await page.locator('.sign').innerText()).toContain('实时')
})

scene('without its socket the wall says so and asks instead', async (on) => {
  const { page, complaints } = on
  complaints.pardon(/WebSocket/)
  await signIn(on, person, `/screen?area=${grid}`, address)
  await wallShows(page, grid)
  await mapHolds(page, (await openBelow(grid)).length)
  const before = (await mapState(page)).incidents
  line.cut('socket')
  await signSays(page, 'cut')
  const { id } = await report(place, 'Asked for')
  await mapHolds(page, before + 1)
  await signSays(page, 'cut')
  line.mend()
  await signSays(page, 'live')
  expect((await known(page)).happened.filter((one) => one === id)).toEqual([id])
})
