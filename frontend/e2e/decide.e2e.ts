import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { barriers } from './axe'
import { scene, signIn } from './browser'
import { type Account, answered, newPerson, SERVER } from './server'

let leader: Account

/** Waits until a pane has its answer and nothing is on its way. */
const settled = (page: Page, pane: string): Promise<unknown> => page.waitForSelector(`[data-test=${pane}][data-busy=false]`)
/** The shares of households reached as they stand on the page, before and now. */
async function reached(page: Page): Promise<{ begin: number; now: number }> {
  const { begin, now } = await page.getByTestId('reach-figures').evaluate((figures: HTMLElement) => ({ ...figures.dataset }))
  return { begin: Number(begin), now: Number(now) }
}
const changes = async (page: Page): Promise<number> => Number(await page.getByTestId('what-if').getAttribute('data-changes'))

/** Where a place is on the screen: Web Mercator, 512 pixels for the world at zoom 0. */
async function pixel(page: Page, lng: number, lat: number): Promise<[number, number]> {
  const stage = page.getByTestId('stage')
  const box = await stage.boundingBox()
  const [middleLng = 0, middleLat = 0, zoom = 0] = ((await stage.getAttribute('data-view')) ?? '').split(' ').map(Number)
  if (box === null) throw new Error('no map')
  const world = 512 * 2 ** zoom
  const y = (of: number): number => (0.5 - Math.log(Math.tan(Math.PI / 4 + (of * Math.PI) / 360)) / (2 * Math.PI)) * world
  return [box.x + box.width / 2 + ((lng - middleLng) / 360) * world, box.y + box.height / 2 + y(lat) - y(middleLat)]
}

describe('decisions', () => {
  beforeAll(async () => { leader = await newPerson(['LEADER']) })

  scene('which corner waits longest at night, and where should the next station go? answered in a few clicks', async (on) => {
    const { page } = on
    await signIn(on, leader, '/analytics')
    const begun = Date.now()
    await page.getByTestId('preset-night').click()
    await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-test=analytics-map]')?.dataset['result'] !== '' && document.querySelector('[data-test=progress]') === null)
    await page.getByTestId('sentence').first().waitFor()
    const night = await answered((await page.getByTestId('analytics-map').getAttribute('data-result')) ?? '')
    const [slowest] = night.rows.filter(({ unknown }) => unknown == null).sort((a, b) => Number(b.values[night.mapped]) - Number(a.values[night.mapped]))

    // The filters of the night go along: each case at night counts once.
    await page.getByTestId('view-siting').click()
    await page.getByTestId('siting').getByRole('radio', { name: '案件' }).click()
    await settled(page, 'siting')
    await page.getByTestId('site').first().waitFor()
    expect(await page.getByTestId('siting').getAttribute('data-sites')).toBe('1')
    const proposed = await reached(page)
    expect(proposed.now).toBeGreaterThanOrEqual(proposed.begin)
    const verdict = await page.getByTestId('verdict').innerText()
    expect(verdict).toMatch((await page.getByTestId('siting-answer').getAttribute('data-proven')) === 'true' ? /已证明最优/ : /最多/)
    process.stdout.write(`\n${slowest?.name} waits longest; the next station: ${await page.getByTestId('site').first().innerText()}; ${verdict}; ${Date.now() - begun} ms\n`)
    await page.getByTestId('waits').click()
    await page.waitForTimeout(2_500)
    await on.shot('decide-siting')

    // The same proposal as a what-if has the same figures: two ways of the server to one answer.
    await page.getByTestId('take').click()
    await page.waitForSelector('[data-test=what-if][data-busy=false][data-changes="1"]')
    const tried = await reached(page)
    expect(tried.begin).toBeCloseTo(proposed.begin, 6)
    expect(tried.now).toBeCloseTo(proposed.now, 3)

    // Not here: another click, another place.
    await page.goBack()
    await settled(page, 'siting')
    const before = new URL(page.url()).searchParams.get('decide')
    await page.getByTestId('site-forbid').first().click()
    await expect.poll(() => new URL(page.url()).searchParams.get('decide')).not.toBe(before)
    await settled(page, 'siting')
    expect(await page.getByTestId('marks').locator('li').count()).toBe(1)
  })

  scene('a station is dragged, added and removed by hand and by keys; figures follow, undo leads back, a scenario keeps it', async (on) => {
    const { page } = on
    await signIn(on, leader, '/analytics?view=what-if')
    await settled(page, 'what-if')
    await page.waitForSelector('[data-test=stage][data-ready=true][data-view*=" "]')
    await page.waitForTimeout(2_500)
    const within = (minutes: string): Promise<void> => page.getByTestId('what-if').getByRole('radio', { name: minutes, exact: true }).click()
    const usual = await reached(page)
    // Nearly everybody is reached in ten minutes wherever a station stands; in five it matters.
    await within('5 分钟')
    await expect.poll(async () => (await reached(page)).begin).not.toBe(usual.begin)
    const { begin, now } = await reached(page)
    expect(now).toBe(begin)

    // Drag the first station of the list to the middle of the map: a real mouse on the real canvas.
    await page.getByTestId('stations').getByRole('button').first().click()
    await page.waitForTimeout(1_200)
    const [x, y] = await pixel(page, ...((await page.getByTestId('stage').getAttribute('data-view')) ?? '').split(' ').map(Number).slice(0, 2) as [number, number])
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 40, { steps: 6 })
    await page.mouse.move(x + 150, y + 90, { steps: 6 })
    await page.mouse.up()
    await page.waitForSelector('[data-test=what-if][data-busy=false][data-changes="1"]')
    const dragged = await reached(page)
    expect(dragged.now).not.toBe(begin)
    expect(dragged.begin).toBe(begin)
    expect(await page.getByTestId('changed-stations').locator('[data-change=moved]').count()).toBe(1)
    await page.waitForTimeout(1_500)
    await on.shot('decide-what-if')

    // By keys alone: chosen stations are moved by arrows, taken away, and all is undone.
    await page.getByTestId('stage').focus()
    await page.keyboard.press('ArrowLeft')
    await settled(page, 'what-if')
    await page.keyboard.press('Delete')
    await page.waitForSelector('[data-test=changed-stations] [data-change=removed]')
    await settled(page, 'what-if')
    expect((await reached(page)).now).toBeLessThan(begin)
    for (let left = 3; left > 0; left--) await page.keyboard.press('Control+z')
    await expect.poll(() => changes(page)).toBe(0)
    await settled(page, 'what-if')
    expect((await reached(page)).now).toBe(begin)
    await within('10 分钟')
    await expect.poll(async () => (await reached(page)).begin).toBe(usual.begin)

    // A new one under the cross, kept as a scenario, found again by its link and from the list.
    await page.getByTestId('stage').focus()
    await page.keyboard.press('n')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-test=what-if][data-busy=false][data-changes="1"]')
    const added = await reached(page)
    expect(added.now).toBeGreaterThanOrEqual(usual.begin)
    const name = `夜间补点 ${Date.now()}`
    await page.getByTestId('scenario-name').fill(name)
    await page.getByTestId('keep').click()
    await page.getByTestId('scenario').filter({ hasText: name }).waitFor()
    expect(await barriers(page)).toEqual([])

    const other = await on.somebodyElse()
    await signIn(other, leader, page.url().slice(SERVER.length))
    await other.page.waitForSelector('[data-test=what-if][data-busy=false][data-changes="1"]')
    expect((await reached(other.page)).now).toBeCloseTo(added.now, 6)
    await other.page.getByTestId('scenario').filter({ hasText: name }).getByTestId('open-scenario').click()
    await other.page.waitForURL(/sources=scenario/)
    await settled(other.page, 'what-if')
    expect((await reached(other.page)).now).toBeCloseTo(added.now, 6)
  })

  scene('two halves of the time stand side by side on one scale, and a change is called one only beyond chance', async (on) => {
    const { page } = on
    await signIn(on, leader, '/analytics?view=compare')
    await page.waitForSelector('[data-test=compare-pane][data-busy=false][data-shown=true]')
    const [left, right] = await page.getByTestId('legend').all()
    const classes = async (legend: typeof left): Promise<string[]> => (await legend?.locator('li span').allInnerTexts() ?? []).filter((text) => /^[<≥\d]/.test(text))
    expect((await classes(left)).length).toBeGreaterThan(2)
    expect(await classes(right)).toEqual(await classes(left))
    expect(await page.getByTestId('differences').locator('tbody tr').count()).toBeGreaterThan(50)
    expect(await page.getByTestId('differences').locator('td.unsure').count()).toBeGreaterThan(0)
    await page.waitForTimeout(2_500)
    await on.shot('decide-compare')
    await page.getByRole('radio', { name: '滑动' }).click()
    const line = page.getByTestId('swipe')
    await line.focus()
    await page.keyboard.press('ArrowLeft')
    expect(await line.getAttribute('aria-valuenow')).toBe('45')
    await page.getByRole('radio', { name: '只看变化' }).click()
    await page.waitForTimeout(2_500)
    await on.shot('decide-change')
    expect(await barriers(page)).toEqual([])
  })

  scene('a community is cut into even grids, and a proposal becomes a draft of borders', async (on) => {
    const { page } = on
    await signIn(on, leader, '/analytics?view=split')
    await page.waitForSelector('[data-test=split][data-busy=false]:not([data-proposals="0"])')
    const parts = Number(await page.getByTestId('split').getAttribute('data-parts'))
    expect(await page.getByTestId('expected').innerText()).toContain(`约拆成 ${parts} 个网格`)
    const households = (await page.getByTestId('parts').locator('tbody td:nth-of-type(1)').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')))
    expect(households).toHaveLength(parts)
    await page.waitForTimeout(2_500)
    await on.shot('decide-split')
    await page.getByTestId('open-draft').click()
    await page.waitForURL(/\/boundaries\/changes\/\d+/)
    await page.waitForSelector('[data-test=editor-map][data-ready=true]')
  }, 240_000)
})
