import { beforeAll, describe, expect } from 'vitest'
import { scene, signIn } from './browser'
import { type Account, answered, newPerson } from './server'

let leader: Account
/** The communities behind the headland (后岬): story 1 of the demo district, where people wait longest in the evening. */
const CORNER = ['990100004008', '990100004009']

describe('a leader', () => {
  beforeAll(async () => { leader = await newPerson(['LEADER']) })

  scene('which corner of the district waits longest at night, and where should the next station go? answered by clicks after signing in', async (on) => {
    const { page } = on
    const begun = Date.now()
    await signIn(on, leader)
    await page.getByRole('link', { name: '列表' }).click()
    await page.getByRole('link', { name: '研判' }).click()
    await page.getByTestId('preset-night').click()

    // The first sentence says where, and how long.
    const first = page.getByTestId('sentence').first()
    await page.waitForFunction(() => new URL(location.href).searchParams.get('hours') === '18-23' && document.querySelector('[data-test=progress]') === null && document.querySelector('[data-test=sentence]')?.textContent?.includes('中位数') === true)
    const night = await answered((await page.getByTestId('analytics-map').getAttribute('data-result')) ?? '')
    const [slowest] = night.rows.filter(({ unknown }) => unknown == null).sort((a, b) => Number(b.values['median']) - Number(a.values['median']))
    expect(CORNER).toContain(slowest?.code)
    const said = await first.innerText()
    expect(said).toContain(`${slowest?.name}等得最久`)

    // Where should the next station go? For those who wait: the filters of the night go along.
    await page.getByTestId('where-next').click()
    await page.waitForSelector('[data-test=siting][data-busy=false][data-sites="1"]')
    const proposal = page.getByTestId('site').first()
    await expect.poll(() => proposal.innerText()).not.toContain('区域内')
    expect(await page.getByTestId('verdict').innerText()).toMatch(/已证明最优|最多/)
    // More of the corner's households are reached than before: it stands among what changes for the better.
    const mover = page.getByTestId('movers').locator('li').filter({ hasText: slowest?.name ?? '' })
    const [before = NaN, now = NaN] = ((await mover.innerText()).match(/[\d.]+(?=%)/g) ?? []).map(Number)
    expect(now).toBeGreaterThan(before + 50)
    const millis = Date.now() - begun
    process.stdout.write(`\n${said} ${(await proposal.innerText()).replaceAll('\n', ' ')} (${millis} ms)\n`)
    await page.waitForTimeout(2_000)
    await on.shot('leader')
  })
})
