import { beforeAll, describe, expect } from 'vitest'
import { reached, scene, signIn } from './browser'
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
    // More of the corner's households are reached than before: it stands among what changes for the better.
    const mover = page.getByTestId('movers').locator('li').filter({ hasText: slowest?.name ?? '' })
    const [before = NaN, now = NaN] = ((await mover.innerText()).match(/[\d.]+(?=%)/g) ?? []).map(Number)
    expect(now).toBeGreaterThan(before + 50)
    const millis = Date.now() - begun
    process.stdout.write(`\n${said} ${(await proposal.innerText()).replaceAll('\n', ' ')} (${millis} ms)\n`)
    await page.getByTestId('waits').click()
    await page.waitForTimeout(2_000)
    await on.shot('leader')

    // Each case at night counts once, and what the page says of the proof is what the server found.
    expect(await page.getByTestId('siting').getByRole('radio', { name: '案件' }).isChecked()).toBe(true)
    const proposed = await reached(page)
    expect(proposed.now).toBeGreaterThanOrEqual(proposed.begin)
    expect(await page.getByTestId('verdict').innerText()).toMatch((await page.getByTestId('siting-answer').getAttribute('data-proven')) === 'true' ? /已证明最优/ : /最多/)

    // The same proposal as a what-if has the same figures: two ways of the server to one answer.
    await page.getByTestId('take').click()
    await page.waitForSelector('[data-test=what-if][data-busy=false][data-changes="1"]')
    const tried = await reached(page)
    expect(tried.begin).toBeCloseTo(proposed.begin, 6)
    expect(tried.now).toBeCloseTo(proposed.now, 3)

    // Not here: another click, another place.
    await page.goBack()
    await page.waitForSelector('[data-test=siting][data-busy=false]')
    const asked = new URL(page.url()).searchParams.get('decide')
    await page.getByTestId('site-forbid').first().click()
    await expect.poll(() => new URL(page.url()).searchParams.get('decide')).not.toBe(asked)
    await page.waitForSelector('[data-test=siting][data-busy=false]')
    expect(await page.getByTestId('marks').locator('li').count()).toBe(1)
  })
})
