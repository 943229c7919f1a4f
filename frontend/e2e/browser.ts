import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page, selectors } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, SERVER } from './server'

const SHOTS = fileURLToPath(new URL('./shots', import.meta.url))
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
let browser: Browser

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true })
  selectors.setTestIdAttribute('data-test')
  browser = await chromium.launch({ executablePath: process.env['ONEGRID_CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS })
})
afterAll(() => browser?.close())

/** What the page complained about: console errors, exceptions, and requests that failed or were refused. */
export class Complaints {
  private readonly found: string[] = []
  private readonly pardoned: RegExp[] = []

  constructor(page: Page) {
    page.on('console', (message) => { if (message.type() === 'error') this.found.push(`console: ${message.text()} ${message.location().url}`) })
    page.on('pageerror', (error) => this.found.push(`exception: ${error.stack ?? error.message}`))
    page.on('response', (response) => { if (response.status() >= 400) this.found.push(`${response.status()} ${response.request().method()} ${response.url()}`) })
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? ''
      // The page itself gives up on tiles it no longer shows.
      if (reason !== 'net::ERR_ABORTED') this.found.push(`failed: ${reason} ${request.method()} ${request.url()}`)
    })
  }

  /** These are part of the scene. */
  pardon(...patterns: RegExp[]): void {
    this.pardoned.push(...patterns)
  }

  get all(): string[] {
    return this.found.filter((text) => !this.pardoned.some((pattern) => pattern.test(text)))
  }
}

export type Scene = { page: Page; complaints: Complaints; shot(name: string): Promise<void> }

/** A test in a fresh browser profile. It fails when the page complains; a failure leaves a picture and says where. */
export function scene(name: string, play: (scene: Scene) => Promise<void>): void {
  test(name, async () => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    const complaints = new Complaints(page)
    const shot = async (what: string): Promise<void> => void (await page.screenshot({ path: `${SHOTS}/${what}.png` }))
    try {
      await play({ page, complaints, shot })
      expect(complaints.all).toEqual([])
    } catch (error) {
      const file = `failed-${name.replace(/\W+/g, '-')}`
      await shot(file).catch(() => undefined)
      process.stderr.write(`\nThe page when "${name}" failed: ${SHOTS}/${file}.png\nIts complaints: ${complaints.all.join('\n  ') || 'none'}\n`)
      throw error
    } finally {
      await context.close()
    }
  })
}

/** Signs in through the page and goes where it leads. */
export async function signIn({ page }: Scene, account: Account, to = '/screen', server = SERVER): Promise<void> {
  await page.goto(server + to)
  await page.fill('input[name=login]', account.login)
  await page.fill('input[name=password]', account.password)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => url.pathname !== '/login')
}

/** What the map says of itself. */
export async function mapState(page: Page): Promise<{ area: string; phase: string; incidents: number; position: number }> {
  const { area = '', phase = '', incidents, position } = await page.getByTestId('map').evaluate((map: HTMLElement) => ({ ...map.dataset }))
  return { area, phase, incidents: Number(incidents), position: Number(position) }
}

/** Waits until the wall shows the area, live and complete. */
export async function wallShows(page: Page, area: string): Promise<void> {
  await page.waitForSelector(`[data-test=map][data-area="${area}"][data-phase=live][data-ready=true]`)
}

/** Waits until so many open incidents are drawn. */
export async function mapHolds(page: Page, count: number): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector<HTMLElement>('[data-test=map]')?.dataset['incidents'] === wanted, String(count), { polling: 100 })
}

/** The figure of a headline as it stands there. */
export async function figure(page: Page, kpi: string): Promise<number> {
  return Number((await page.locator(`[data-kpi=${kpi}] b`).innerText()).replace(/\D/g, ''))
}
