import { beforeAll, expect } from 'vitest'
import { MAP } from '../src/map/palette'
import { figure, mapHolds, scene, signIn, wallShows } from './browser'
import { restingMap } from './pixels'
import { type Account, board, codes, district, newPerson, openBelow, placeIn, report, SERVER } from './server'

let person: Account
let whole: string
beforeAll(async () => {
  person = await newPerson(['SUPERVISOR'])
  whole = await district()
  for (const street of await codes('street', whole)) await report(await placeIn(street), 'Browser test')
})

scene('a wrong password is told in words; the right one leads to the wall', async (on) => {
  const { page, complaints, shot } = on
  complaints.pardon(/^(401 POST|console: .*401.*) .*\/api\/session$/)
  await signInWrongly()
  expect(await page.getByRole('alert').innerText()).toBe('账号或密码不对')
  expect(new URL(page.url()).pathname).toBe('/login')
  await shot('login')
  await page.click('button.language')
  await signInWrongly()
  expect(await page.getByRole('alert').innerText()).toMatch(/^[A-Z][a-z ]+/)
  await page.click('button.language')

  await page.fill('input[name=password]', person.password)
  await page.keyboard.press('Enter')
  await wallShows(page, whole)
  expect(new URL(page.url()).pathname).toBe('/screen')
  expect(await page.locator('.wall-header h1').innerText()).toContain((await board(whole)).area.name)

  async function signInWrongly(): Promise<void> {
    if (!page.url().includes('/login')) await page.goto(SERVER)
    await page.fill('input[name=login]', person.login)
    await page.fill('input[name=password]', 'not the password')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
  }
})

scene('the district is drawn, and the figures are the server\'s', async (on) => {
  const { page, shot } = on
  await signIn(on, person)
  await wallShows(page, whole)
  const map = await restingMap(page)
  await shot('screen')

  expect(map.distinctColours).toBeGreaterThan(500)
  expect(map.share(MAP.land, 2), 'bare land').toBeLessThan(0.9)
  expect(map.share(MAP.water), 'water').toBeGreaterThan(0.01)
  expect(map.share(MAP.road, 24), 'roads').toBeGreaterThan(0.002)

  const open = await openBelow(whole)
  await mapHolds(page, open.length)
  expect(await figure(page, 'open')).toBe(open.length)
  expect(await figure(page, 'reportedToday')).toBe((await board(whole)).kpis.reportedToday)
  expect(await page.locator('.panels canvas').count()).toBeGreaterThanOrEqual(2)
})
