import { beforeAll, expect } from 'vitest'
import { scene, signIn } from './browser'
import { type Account, area, codes, detail, district, newPerson, placeIn, report } from './server'

let person: Account
let whole: string
let place: { lng: number; lat: number }
beforeAll(async () => {
  person = await newPerson(['SUPERVISOR', 'OPERATOR'])
  whole = await district()
  place = await placeIn((await codes('grid', whole))[500] ?? '')
})

scene('the list: filters in the URL, one incident accepted, news waits for the click', async (on) => {
  const { page, shot } = on
  const title = `List ${Date.now()}`
  const first = await report(place, title)
  await signIn(on, person, '/incidents')
  const rows = page.locator('.el-table__body .el-table__row')
  await rows.first().waitFor()
  expect(await rows.count()).toBeLessThanOrEqual(60)

  await page.locator('.filters .search input').fill(title)
  await page.keyboard.press('Enter')
  await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(1)
  expect(new URL(page.url()).searchParams.get('q')).toBe(title)
  await page.reload()
  await rows.first().waitFor()
  expect(await rows.count()).toBe(1)

  await rows.first().click()
  const drawer = page.getByTestId('detail')
  await drawer.waitFor()
  expect(new URL(page.url()).searchParams.get('id')).toBe(first.id)
  expect(await drawer.innerText()).toContain(first.code)
  expect(await drawer.locator('.timeline li').count()).toBe(1)
  await drawer.getByRole('button', { name: '受理' }).click()
  await expect.poll(() => drawer.locator('.timeline li').count(), { timeout: 20_000 }).toBe(2)
  expect(await drawer.locator('.timeline li').first().innerText()).toContain('受理')
  expect(await drawer.locator('dl').innerText()).toContain('已受理')
  expect(await rows.first().innerText()).toContain('已受理')
  expect((await detail(first.id)).status).toBe('accepted')
  await shot('incidents')

  // What one did oneself is no news.
  const fresh = page.getByTestId('fresh')
  await page.waitForTimeout(2_000)
  expect(await fresh.isVisible()).toBe(false)
  await report(place, `${title} second`)
  await fresh.waitFor()
  await page.waitForTimeout(1_000)
  expect(await rows.count()).toBe(1)
  await fresh.click()
  await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(2)
})

scene('in English, and no farther than one\'s own street', async (on) => {
  const { page, complaints, shot } = on
  const [mine, other] = await codes('street', whole)
  if (mine === undefined || other === undefined) throw new Error('the district has no two streets')
  const [own, foreign] = [`Own ${Date.now()}`, `Foreign ${Date.now()}`]
  await report(await placeIn(mine), own)
  const hidden = await report(await placeIn(other), foreign)
  const street = await newPerson(['SUPERVISOR'], [mine])
  await signIn(on, street, '/incidents')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Incidents' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  const table = page.locator('.el-table__body')
  await expect.poll(() => table.innerText(), { timeout: 20_000 }).toContain(own)
  expect(await table.innerText()).not.toContain(foreign)
  expect(await page.locator('main').innerText()).not.toMatch(/incidents\.|col\.\w/)
  await shot('incidents-en')

  const ask = (path: string): Promise<{ status: number; type: string | null; code: unknown }> => page.evaluate(async (asked) => {
    const response = await fetch(asked)
    return { status: response.status, type: response.headers.get('content-type'), code: ((await response.json()) as { code?: unknown }).code }
  }, path)
  complaints.pardon(/404/)
  for (const path of [`/api/areas/${other}`, `/api/board?area=${other}&window=24h`, `/api/live?area=${other}&topic=incidents&after=0&limit=1`, `/api/incidents/${hidden.id}`]) {
    const answer = await ask(path)
    expect(answer, path).toMatchObject({ status: 404, code: 'not-found' })
    expect(answer.type).toMatch(/^application\/problem\+json/)
  }
  expect((await ask(`/api/areas/${mine}`)).status).toBe(200)

  await page.goto(page.url().replace(/\/incidents.*/, '/screen'))
  await page.waitForSelector(`[data-test=map][data-area="${mine}"][data-phase=live]`)
  expect(await page.locator('.wall-header').innerText()).toContain((await area(mine)).name)
  expect(await page.locator('.sign').innerText()).toContain('Live')
  await shot('screen-street-en')
})
