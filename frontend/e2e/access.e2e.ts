import { expect } from 'vitest'
import { barriers } from './axe'
import { scene, signIn, wallShows } from './browser'
import { district, newPerson, SERVER } from './server'

scene('nothing serious keeps people out', async (on) => {
  const { page } = on
  await page.goto(`${SERVER}/login`)
  await page.waitForSelector('input')
  expect(await barriers(page), 'login').toEqual([])
  await signIn(on, await newPerson(['SUPERVISOR']), '/incidents')
  await page.locator('.el-table__row').first().waitFor()
  expect(await barriers(page), 'incidents').toEqual([])
  await page.goto(`${SERVER}/boundaries`)
  await page.getByTestId('new-change').waitFor()
  await page.waitForTimeout(1_000)
  expect(await barriers(page), 'boundaries').toEqual([])
  await page.goto(`${SERVER}/screen`)
  await wallShows(page, await district())
  expect(await barriers(page), 'screen').toEqual([])
  await page.locator('[data-kpi=open] button.figure').click()
  await page.getByTestId('behind').locator('.row').first().waitFor()
  expect(await barriers(page), 'the list behind a figure').toEqual([])
  await page.keyboard.press('Escape')
  await page.getByTestId('edit-scenes').click()
  await page.getByTestId('scene-editor').waitFor()
  expect(await barriers(page), 'the editor of scenes').toEqual([])
  await page.keyboard.press('Escape')
  for (const panels of ['response', 'force']) {
    await page.goto(`${SERVER}/screen?scene=${panels}`)
    await wallShows(page, await district())
    expect(await barriers(page), `scene ${panels}`).toEqual([])
  }
})

scene('who may not use a page is told so at its address, and does not find it in the menu', async (on) => {
  const { page } = on
  await signIn(on, await newPerson(['OPERATOR']), '/walls?a=1')
  await page.getByTestId('not-allowed').waitFor()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/walls?a=1')
  expect(await barriers(page), 'the page in its place').toEqual([])
  const menu = await page.locator('header nav a').allInnerTexts()
  expect(menu).toContain('轨迹')
  expect(menu).not.toContain('终端')
  await page.reload()
  await page.getByTestId('not-allowed').waitFor()
  await page.locator('header nav a').first().click()
  await page.waitForURL((url) => url.pathname === '/screen')
})
