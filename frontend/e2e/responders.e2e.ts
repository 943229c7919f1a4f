import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { scene, signIn, wallShows } from './browser'
import { restingMap } from './pixels'
import { type Account, area, codes, district, moveTo, newPerson, openBelow, type Post, responders, signOn } from './server'

let person: Account
let grid: string
let middle: { lng: number; lat: number }
let mine: Post
let other: Post
beforeAll(async () => {
  person = await newPerson(['SUPERVISOR'])
  const grids = await codes('grid', await district())
  // Nothing else to be picked in its middle.
  for (const code of grids.slice(100)) {
    if ((await openBelow(code)).length > 0) continue
    const [first, second] = (await responders(code)).filter(({ lng }) => lng === null)
    if (first === undefined || second === undefined) continue
    ;[grid, mine, other] = [code, first, second]
    break
  }
  await signOn(mine.code)
  await signOn(other.code)
  const [west, south, east, north] = (await area(grid)).bounds as [number, number, number, number]
  middle = { lng: (west + east) / 2, lat: (south + north) / 2 }
})

/** Codes of the responders the page knows. */
async function known(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Watch = { responders: { id: string }[] }
    const root = document.querySelector('#app') as unknown as { __vue_app__: { config: { globalProperties: { $pinia: { _s: Map<string, Watch> } } } } }
    return root.__vue_app__.config.globalProperties.$pinia._s.get('watch')?.responders.map(({ id }) => id) ?? []
  })
}

const age = (page: Page): Promise<string> => page.getByTestId('responder-age').innerText()

scene('a responder in view is on the map, one elsewhere is not; its card tells how old its fix is, whatever the clock says', async (on) => {
  const { page, shot } = on
  await moveTo(mine.code, middle)
  await moveTo(other.code, { lng: middle.lng + 0.05, lat: middle.lat })
  await signIn(on, person, `/screen?area=${grid}`)
  await wallShows(page, grid)
  await restingMap(page)
  await expect.poll(() => known(page), { timeout: 30_000 }).toContain(mine.code)
  expect(await known(page)).not.toContain(other.code)

  // By keyboard: the cross of the map stands in the middle of the area.
  await page.locator('canvas.maplibregl-canvas').focus()
  await page.keyboard.press('Enter')
  const card = page.getByTestId('responder-card')
  await card.waitFor()
  expect(await card.innerText()).toContain(mine.callsign)
  expect(await card.innerText()).toContain('在岗')
  await shot('responder')

  for (const by of [3_600_000, -7_200_000]) {
    await page.evaluate((millis) => {
      const before = Date.now
      Date.now = () => before() + millis
    }, by)
    await page.waitForTimeout(4_000)
    expect(await age(page)).toMatch(/秒|^1 分钟|^2 分钟/)
    await page.locator('.sign[data-phase=live]').waitFor()
  }

  await page.keyboard.press('Escape')
  await card.waitFor({ state: 'detached' })
})
