import { beforeAll, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { barriers } from './axe'
import { scene, signIn } from './browser'
import { type Account, answered, newPerson, SERVER } from './server'

let leader: Account
beforeAll(async () => { leader = await newPerson(['LEADER']) })

/** Waits until an answer is drawn and at rest, and gives its id. */
async function shown(page: Page, other = ''): Promise<string> {
  await page.waitForFunction((before) => {
    const map = document.querySelector<HTMLElement>('[data-test=analytics-map]')
    return map?.dataset['ready'] === 'true' && map.dataset['result'] !== '' && map.dataset['result'] !== before && document.querySelector('[data-test=progress]') === null
  }, other, { polling: 100 })
  return (await page.getByTestId('analytics-map').getAttribute('data-result')) ?? ''
}
/** Whole numbers in a text. */
const numbers = (text: string): number[] => (text.match(/[\d,]+/g) ?? []).map((one) => Number(one.replaceAll(',', '')))

scene('a leader finds in a few clicks who waits longest at night, how sure that is, and the cases behind it', async (on) => {
  const { page } = on
  await signIn(on, leader, '/analytics')
  const usual = await shown(page)
  await page.getByTestId('preset-night').click()
  const night = await shown(page, usual)
  const { mapped, rows } = await answered(night)
  const [slowest] = rows.filter(({ unknown }) => unknown == null).sort((a, b) => Number(b.values[mapped]) - Number(a.values[mapped]))
  if (slowest === undefined) throw new Error('nothing is known of any community at night')

  // The first sentence names it, and its figures lead to it.
  const sentence = page.getByTestId('sentence').first()
  expect(await sentence.innerText()).toContain(slowest.name)
  expect(numbers(await sentence.innerText())).toContain(slowest.values['n'])
  await sentence.getByRole('button').first().click()
  expect(await page.getByTestId('area-card').innerText()).toContain(slowest.name)
  expect(new URL(page.url()).searchParams.get('chosen')).toBe(slowest.code)

  // The cases are as many as the figure says.
  await page.getByTestId('open-cases').click()
  await page.getByTestId('case').first().waitFor()
  expect(numbers(await page.getByTestId('cases-total').innerText())).toEqual([slowest.values['n']])
  await page.keyboard.press('Escape')
  await page.waitForTimeout(1_500)
  await on.shot('analytics-night')

  // The link shows somebody else the same; in English too.
  const other = await on.somebodyElse()
  await signIn(other, leader, page.url().slice(SERVER.length))
  expect(await shown(other.page)).toBe(night)
  expect(await other.page.getByTestId('area-card').innerText()).toContain(slowest.name)
  await other.page.getByRole('button', { name: 'English' }).click()
  await expect.poll(() => other.page.getByTestId('sentence').first().innerText()).toContain(`${slowest.name} waits longest`)

  // On paper it is one page.
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
})

scene('what is not known is hatched and says why; weeks share one scale; everything is reached by keyboard', async (on) => {
  const { page } = on
  await signIn(on, leader, '/analytics?level=grid&hours=22-6&frames=week')
  const id = await shown(page)
  const answer = await answered(id)
  expect(answer.rows.some(({ unknown }) => unknown === 'too-few')).toBe(true)
  const legend = page.getByTestId('legend')
  expect(await legend.innerText()).toContain('样本太少')

  const classes = async (): Promise<string[]> => legend.locator('li span').allInnerTexts()
  const slider = page.getByTestId('time-slider')
  const last = Number(await slider.getAttribute('max'))
  const before = (await classes()).filter((text) => /\d/.test(text) && !text.includes('n <'))
  const label = await page.getByTestId('frame').innerText()
  await slider.focus()
  await page.keyboard.press('Home')
  await expect.poll(() => page.getByTestId('frame').innerText()).not.toBe(label)
  expect((await classes()).filter((text) => /\d/.test(text) && !text.includes('n <'))).toEqual(before)
  expect(before).toHaveLength(answer.scale.breaks.length + 1)
  expect(last).toBeGreaterThan(8)
  await page.waitForTimeout(1_500)
  await on.shot('analytics-weeks')

  await page.getByTestId('list-table').focus()
  await page.keyboard.press('Enter')
  const row = page.getByTestId('row').first().getByRole('button')
  await row.focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('area-card').waitFor()
  expect(await row.getAttribute('aria-pressed')).toBe('true')
  await page.waitForTimeout(500)
  expect(await barriers(page)).toEqual([])
  await page.setViewportSize({ width: 700, height: 1_000 })
  await page.waitForTimeout(1_000)
  expect(await barriers(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(700)
})

scene('an answer can be taken away in every form', async (on) => {
  const { page } = on
  await signIn(on, leader, '/analytics?surface=yes&layer=surface')
  await shown(page)
  await page.waitForTimeout(3_000)
  await on.shot('analytics-surface')
  await page.getByTestId('export').click()
  for (const [form, begins] of [['pdf', '%PDF-'], ['xlsx', 'PK'], ['csv', ''], ['geojson', '{'], ['png', '\x89PNG'], ['tif', 'MM'], ['json', '{']] as const) {
    const link = page.getByTestId(`export-${form}`)
    const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', SERVER).href)
    expect(answer.status(), form).toBe(200)
    const bytes = (await answer.body()).toString('latin1')
    expect(bytes.length, form).toBeGreaterThan(100)
    expect(bytes.startsWith(begins), `${form}: ${bytes.slice(0, 8)}`).toBe(true)
  }
})
