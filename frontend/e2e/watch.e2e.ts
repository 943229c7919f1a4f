import { beforeAll, describe, expect } from 'vitest'
import { barriers } from './axe'
import { scene, signIn } from './browser'
import { type Account, codes, district, newPerson } from './server'

let street: string
let supervisor: Account
let operator: Account

describe('rules about who is near', () => {
  beforeAll(async () => {
    street = (await codes('street', await district()))[0] ?? ''
    supervisor = await newPerson(['SUPERVISOR'], [street])
    operator = await newPerson(['OPERATOR'], [street])
  })

  scene('a rule about who is near is made, changed and deleted; who may not change it sees it', async (on) => {
    const { page } = on
    await signIn(on, supervisor, `/tracks?area=${street}&view=watch`)
    await page.getByTestId('coverage-now').or(page.getByText('没有人在岗')).first().waitFor()
    const before = await page.getByTestId('rule').count()
    if (await page.getByTestId('coverage-now').count() > 0) {
      // Whom those of the last kind reach in five minutes is on the map as it stands in the table.
      const figure = page.getByTestId('coverage-now').locator('tbody tr').last().getByRole('button').first()
      await figure.click()
      const kind = (await figure.getAttribute('data-test') ?? '').split('-')[1] ?? ''
      await page.waitForSelector(`[data-test=watch-map][data-kind="${kind}"][data-ready=true]`)
      expect(await page.getByTestId('legend').innerText()).toContain('5 分钟内')
    }
    await page.getByTestId('new-rule').click()
    await page.getByTestId('rule-minutes').locator('input').fill('7')
    await page.getByTestId('rule-percent').locator('input').fill('1')
    // So long that no wall is alarmed by this test.
    await page.getByTestId('rule-seconds').locator('input').fill('86400')
    await page.getByTestId('rule-save').click()
    const rule = page.getByTestId('rule').filter({ hasText: '7 分钟内' })
    await rule.waitFor()
    expect(await page.getByTestId('rule').count()).toBe(before + 1)
    expect(await rule.innerText()).toContain('1.0%')
    expect(await barriers(page)).toEqual([])

    // Another kind of responder makes another rule; the one before is gone.
    await rule.getByTestId('rule-edit').click()
    await page.getByTestId('rule-minutes').locator('input').fill('8')
    await page.getByTestId('rule-save').click()
    await page.getByTestId('rule').filter({ hasText: '8 分钟内' }).waitFor()
    expect(await rule.count()).toBe(0)
    await page.waitForTimeout(1_000)
    await on.shot('watch')

    const other = await on.somebodyElse()
    await signIn(other, operator, `/tracks?area=${street}&view=watch`)
    await other.page.getByTestId('rule').filter({ hasText: '8 分钟内' }).waitFor()
    expect(await other.page.getByTestId('new-rule').count()).toBe(0)

    await page.getByTestId('rule').filter({ hasText: '8 分钟内' }).getByTestId('rule-remove').click()
    await page.locator('.el-message-box').getByRole('button').last().click()
    await expect.poll(() => page.getByTestId('rule').count(), { timeout: 20_000 }).toBe(before)
  })
})
