import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { scene, signIn, wallShows } from './browser'
import { district, newPerson, SERVER } from './server'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Finding = { id: string; impact?: string | null; nodes: { target: unknown[] }[] }

/** What keeps people out, by the rules of axe: serious and critical findings with their places. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }).axe.run())
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 5).map(({ target }) => target.join(' ')).join(' | ')}`)
}

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
})
