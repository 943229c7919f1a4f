import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { mapState, scene, signIn, wallShows } from './browser'
import { layoutFaults } from './geometry'
import { type Account, area, board, codes, district, incidentsTotal, newPerson, openBelow, placeIn, report, SERVER } from './server'

const LONG = process.env['ONEGRID_LONG'] === 'true'

let person: Account
let whole: string
let street: string
beforeAll(async () => {
  person = await newPerson(['SUPERVISOR'])
  whole = await district()
  street = (await codes('street', whole))[0] ?? ''
  for (let k = 0; k < 12; k++) await report(await placeIn(street), `Wall test ${k}`, ['101001', '205003', '201001'][k % 3])
})

const behind = (page: Page) => page.getByTestId('behind')
/** How many the open list says there are. */
async function listed(page: Page): Promise<number> {
  await page.waitForFunction(() => /\d/.test(document.querySelector('[data-test=behind-total]')?.textContent ?? ''))
  return Number((await page.getByTestId('behind-total').innerText()).replace(/\D/g, ''))
}
async function closeList(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await behind(page).waitFor({ state: 'detached' })
}

for (const [id, width, height, density] of [['standard', 1920, 1080, 1], ['large', 3840, 2160, 0.5], ['ultra', 15360, 4320, 0.125]] as const) {
  scene(`the ${id} wall, ${width}×${height}, shows every panel whole`, async (on) => {
    const { page, shot } = on
    await signIn(on, person)
    await wallShows(page, whole)
    expect(await page.locator('.wall').getAttribute('data-layout')).toBe(id)
    // The larger walls take long to draw without a graphics card: all of their scenes in the long run.
    for (const name of id === 'standard' || LONG ? ['overview', 'response', 'force'] : ['overview']) {
      await page.goto(`${SERVER}/screen?scene=${name}`)
      await wallShows(page, whole)
      await page.waitForFunction(() => document.querySelector('[data-panel] [role=status]') === null)
      await page.waitForTimeout(1_000)
      expect(await layoutFaults(page), name).toEqual([])
      expect(await page.locator('[data-panel]').count()).toBeGreaterThanOrEqual({ standard: 8, large: 11, ultra: 16 }[id])
      await shot(`wall-${id}-${name}`)
    }
  }, 600_000, { width, height, density })
}

scene('every number leads to as many cases as it says, by pointer and by keyboard', async (on) => {
  const { page } = on
  await signIn(on, person)
  await wallShows(page, whole)
  // Figures of the wall, each with the text that was clicked.
  for (const kpi of ['reportedToday', 'open', 'overdue', 'closedToday']) {
    const tile = page.locator(`[data-kpi=${kpi}]`)
    const said = Number((await tile.locator('.figure b').innerText()).replace(/\D/g, ''))
    await tile.locator('button.figure').click()
    expect(await listed(page), kpi).toBe(said)
    await closeList(page)
  }
  const { kpis, byChannel, byCategory } = await board(whole)
  await page.locator('[data-kpi=responseP90] button.figure').press('Enter')
  expect(await listed(page)).toBe(kpis.responseN)
  await closeList(page)
  for (const { code, count } of byChannel) {
    await page.locator(`[data-panel=channels] [data-item=${code}]`).press('Enter')
    expect(await listed(page), code).toBe(count)
    await closeList(page)
  }

  // A bar of a chart, by the arrows and by a click on its drawing.
  const first = page.locator('[data-panel=categories] [data-item]').first()
  await page.goto(`${SERVER}/screen?scene=response`)
  await wallShows(page, whole)
  await first.focus()
  await page.keyboard.press('ArrowDown')
  const focused = page.locator('[data-panel=categories] [data-item]:focus')
  const code = await focused.getAttribute('data-item')
  await page.keyboard.press('Enter')
  const expected = byCategory.find((one) => one.code === code)?.count
  expect(await listed(page)).toBe(expected)
  await closeList(page)
  expect(await focused.getAttribute('data-item'), 'the focus is back where it was').toBe(code)
  const chart = await page.locator('[data-panel=categories] .chart').boundingBox()
  if (chart === null) throw new Error('no chart')
  await page.mouse.click(chart.x + chart.width / 2, chart.y + 8)
  expect(await listed(page)).toBe(byCategory[0]?.count)
  expect(await behind(page).locator('h2').innerText()).toContain(byCategory[0]?.name ?? '')

  // The address holds the list; the desk shows the same one.
  const address = page.url()
  await page.goto(address)
  expect(await listed(page)).toBe(byCategory[0]?.count)
  await behind(page).locator('a').click()
  await page.waitForURL((url) => url.pathname === '/incidents')
  const asked = new URL(page.url()).searchParams
  expect(asked.get('category')).toBe(byCategory[0]?.code)
  expect(await incidentsTotal(asked)).toBe(byCategory[0]?.count)
})

scene('a case of a list is shown on the map, and Esc leads back step by step', async (on) => {
  const { page } = on
  await signIn(on, person)
  await wallShows(page, whole)
  const below = page.getByTestId('below')
  await below.selectOption({ value: (await area(street)).path.split('.')[1] ?? street })
  await page.waitForFunction((old) => document.querySelector<HTMLElement>('[data-test=map]')?.dataset['area'] !== old, whole)
  const { area: entered } = await mapState(page)
  await wallShows(page, entered)
  await page.locator('[data-kpi=open] button.figure').press('Enter')
  expect(await listed(page)).toBe((await openBelow(entered)).length)
  await behind(page).locator('.row').first().press('Enter')
  await page.getByTestId('incident-card').waitFor()
  await page.keyboard.press('Escape')
  await behind(page).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByTestId('incident-card').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await wallShows(page, whole)
})

scene('down to a grid with the keyboard alone', async (on) => {
  const { page } = on
  await signIn(on, person)
  await wallShows(page, whole)
  for (let level = 0; level < 6; level++) {
    const { area: before } = await mapState(page)
    const below = page.getByTestId('below')
    if (await below.count() === 0) break
    await below.focus()
    await below.selectOption({ index: 1 })
    await page.waitForFunction((old) => document.querySelector<HTMLElement>('[data-test=map]')?.dataset['area'] !== old, before)
    await wallShows(page, (await mapState(page)).area)
    await page.waitForFunction(() => document.querySelector('.crumbs button') !== null)
    await page.waitForTimeout(500)
  }
  const { area: last } = await mapState(page)
  expect((await area(last)).level).toBe('grid')
})

scene('each figure says what it is when it has the focus', async (on) => {
  const { page } = on
  await signIn(on, person)
  await wallShows(page, whole)
  const names = page.locator('[data-panel] h2 button, [data-kpi] dt button')
  expect(await names.count()).toBe(7 + 8)
  for (let k = 0; k < await names.count(); k++) {
    const name = names.nth(k)
    await name.focus()
    const tip = page.locator(`[id="${await name.getAttribute('aria-describedby')}"]`)
    await tip.waitFor({ state: 'visible' })
    const box = await tip.boundingBox()
    expect(box === null ? -1 : box.x).toBeGreaterThanOrEqual(0)
    expect(box === null ? 9e9 : box.x + box.width).toBeLessThanOrEqual(1920)
    expect((await tip.innerText()).length).toBeGreaterThan(12)
  }
})

scene('scenes are arranged by keyboard, kept, shared by address, and take turns', async (on) => {
  const { page, shot, complaints } = on
  complaints.pardon(/^409 PUT .*setting$/, /console: .*409/)
  await signIn(on, person)
  await wallShows(page, whole)
  const editor = page.getByTestId('scene-editor')
  await page.getByTestId('edit-scenes').press('Enter')
  await editor.waitFor()
  await editor.getByRole('button', { name: '新增场景' }).press('Enter')
  await editor.locator('input[name=scene-name]').fill('夜间值守')
  await editor.locator('input[name=scene-seconds]').fill('5')
  await editor.locator('[data-entry=hours]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  expect(await editor.locator('[data-zone=bottom] [data-entry=hours]').count()).toBe(1)
  expect(await page.locator('[data-entry=hours]:focus').count(), 'the focus goes with the panel').toBe(1)
  await page.keyboard.press('ArrowUp')
  await shot('scene-editor')

  // Meanwhile another page of the same person saves.
  const other = await on.somebodyElse()
  await signIn(other, person)
  await wallShows(other.page, whole)
  await other.page.getByTestId('edit-scenes').click()
  await other.page.getByTestId('save-scenes').click()
  await other.page.getByTestId('scene-editor').waitFor({ state: 'detached' })

  await page.getByTestId('save-scenes').click()
  await editor.getByRole('alert').waitFor()
  await page.getByTestId('save-scenes').click()
  await editor.waitFor({ state: 'detached' })

  const scenes = page.getByTestId('scenes')
  await scenes.locator('select').selectOption({ label: '夜间值守' })
  await page.locator('.lists [data-panel=hours]').waitFor()
  const id = new URL(page.url()).searchParams.get('scene')
  expect(id).toMatch(/^scene-/)
  await page.reload()
  await page.locator('.lists [data-panel=hours]').waitFor()

  await page.goto(`${SERVER}/screen?scene=${id}&rotate=on&area=${street}`)
  const shows = (wanted: boolean) => page.waitForFunction(
    ([is, sceneId]) => (document.querySelector<HTMLElement>('[data-test=scenes]')?.dataset['scene'] === sceneId) === is,
    [wanted, id] as const, { timeout: 60_000 })
  await shows(true)
  await shows(false)
  expect(new URL(page.url()).searchParams.get('area'), 'the turn of a scene leads home').toBeNull()
  await page.keyboard.press('PageUp')
  await page.waitForFunction((wanted) => document.querySelector<HTMLElement>('[data-test=scenes]')?.dataset['scene'] === wanted, id)
  await page.waitForTimeout(6_500)
  expect(await scenes.getAttribute('data-scene'), 'somebody works with the wall').toBe(id)
})
