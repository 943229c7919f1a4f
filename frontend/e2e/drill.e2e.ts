import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { mapState, scene, signIn, wallShows } from './browser'
import { openMap, restingMap } from './pixels'
import { type Account, area, district, newPerson } from './server'

let person: Account
let whole: string
beforeAll(async () => {
  person = await newPerson(['SUPERVISOR'])
  whole = await district()
})

const crumbs = (page: Page) => page.locator('.crumbs button')
const areaInUrl = (page: Page): string | null => new URL(page.url()).searchParams.get('area')

/** Points at the map until an area answers, clicks it, and waits for its screen. */
async function enterSomeChild(page: Page): Promise<string> {
  const { x, y, width, height } = await openMap(page)
  const before = (await mapState(page)).area
  for (let k = 0; k < 60; k++) {
    const [px, py] = [x + width * (0.3 + 0.4 * ((0.5 + k * 0.7549) % 1)), y + height * (0.3 + 0.4 * ((0.5 + k * 0.5698) % 1))]
    await page.mouse.move(px, py)
    await page.waitForTimeout(250)
    if (!(await page.locator('.beneath').isVisible())) continue
    await page.mouse.click(px, py)
    await page.waitForFunction((old) => document.querySelector<HTMLElement>('[data-test=map]')?.dataset['area'] !== old, before)
    const { area: entered } = await mapState(page)
    await page.waitForSelector(`[data-test=map][data-area="${entered}"][data-phase=live]`)
    return entered
  }
  throw new Error('no area answered to the pointer')
}

scene('down to a grid by clicks, and up again by the crumbs', async (on) => {
  const { page, shot } = on
  await signIn(on, person)
  await wallShows(page, whole)
  await restingMap(page)

  const way = [whole]
  // Some streets are commanded by a committee, which is on the path but not on the map.
  let path = [whole]
  for (const level of ['street', 'community', 'grid']) {
    const entered = await enterSomeChild(page)
    way.push(entered)
    expect(areaInUrl(page)).toBe(entered)
    const { name, level: reached, path: codes } = await area(entered)
    expect(reached).toBe(level)
    path = codes.split('.')
    await page.locator('.crumbs [aria-current]', { hasText: name }).waitFor()
    expect(await crumbs(page).count()).toBe(path.length)
    const map = await restingMap(page)
    expect(map.distinctColours).toBeGreaterThan(100)
    await shot(`drill-${level}`)
  }

  await page.reload()
  await wallShows(page, way[3] ?? '')
  expect(await crumbs(page).count()).toBe(path.length)

  const street = path.indexOf(way[1] ?? '')
  await crumbs(page).nth(street).click()
  await page.waitForSelector(`[data-test=map][data-area="${way[1]}"][data-phase=live]`)
  expect(areaInUrl(page)).toBe(way[1])
  await expect.poll(() => crumbs(page).count(), { timeout: 30_000 }).toBe(street + 1)
  await page.goBack()
  await page.waitForSelector(`[data-test=map][data-area="${way[3]}"][data-phase=live]`)
})
