import { afterAll, expect } from 'vitest'
import { scene, signIn, wallShows } from './browser'
import { district, endRehearsal, newPerson, placeIn, playedReport, SERVER, startRehearsal } from './server'

let running: string | undefined
afterAll(async () => { if (running !== undefined) await endRehearsal(running) })

scene('a rehearsal is marked while it runs and gone when it has ended', async (on) => {
  const { page } = on
  const place = await placeIn(await district())
  await signIn(on, await newPerson(['SUPERVISOR']), '/screen')
  await wallShows(page, await district())
  expect(await page.getByTestId('rehearsal-band').count()).toBe(0)
  running = await startRehearsal('端到端演练')
  const played = await playedReport(running, place)
  await page.getByTestId('rehearsal-band').waitFor()
  expect(await page.getByTestId('rehearsal-band').textContent()).toContain('端到端演练')
  await page.getByTestId('rehearsal-mark').first().waitFor()
  await on.shot('rehearsal')
  await page.goto(`${SERVER}/incidents?rehearsal=true`)
  await page.getByText(played.code).waitFor()
  expect(await page.getByTestId('rehearsal-mark').count()).toBeGreaterThan(0)
  await endRehearsal(running)
  running = undefined
  await page.goto(`${SERVER}/incidents`)
  await page.locator('.el-table__row').first().waitFor()
  expect(await page.getByText(played.code).count()).toBe(0)
  await page.goto(`${SERVER}/rehearsals`)
  await page.getByTestId('response').waitFor()
  expect(await page.getByTestId('response').textContent()).toContain('端到端演练')
})
