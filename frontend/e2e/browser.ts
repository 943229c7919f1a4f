import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page, selectors } from 'playwright-core'
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

export type Scene = {
  page: Page
  complaints: Complaints
  shot(name: string): Promise<void>
  /** Somebody else's browser beside this one; its complaints are the scene's as well. */
  somebodyElse(): Promise<Scene>
}

/** CSS pixels of the window, and pixels drawn for each: laid out in full and drawn coarsely, where nothing depends on single pixels. */
export type Screen = { width: number; height: number; density: number }
const DESK: Screen = { width: 1920, height: 1080, density: 0.5 }

/** A test in a fresh browser profile. It fails when the page complains; a failure leaves a picture and says where. */
export function scene(name: string, play: (scene: Scene) => Promise<void>, timeout = 180_000, screen = DESK): void {
  test(name, { timeout }, async () => {
    const opened: { on: Scene; context: BrowserContext }[] = []
    const open = async (): Promise<Scene> => {
      const context = await browser.newContext({ viewport: { width: screen.width, height: screen.height }, deviceScaleFactor: screen.density, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      const shot = async (what: string): Promise<void> => void (await page.screenshot({ path: `${SHOTS}/${what}.png` }))
      const on: Scene = { page, complaints: new Complaints(page), shot, somebodyElse: open }
      opened.push({ on, context })
      return on
    }
    try {
      await play(await open())
      for (const { on } of opened) expect(on.complaints.all).toEqual([])
    } catch (error) {
      for (const [k, { on }] of opened.entries()) {
        const file = `failed-${name.replace(/\W+/g, '-')}${k === 0 ? '' : `-${k + 1}`}`
        await on.shot(file).catch(() => undefined)
        process.stderr.write(`\nThe page when "${name}" failed: ${SHOTS}/${file}.png\nIts complaints: ${on.complaints.all.join('\n  ') || 'none'}\n`)
      }
      throw error
    } finally {
      for (const { context } of opened) await context.close()
    }
  })
}

/** Signs in as a program does and goes there; the form of the page has a scene of its own. */
export async function signIn({ page }: Scene, account: Account, to = '/screen', server = SERVER): Promise<void> {
  const context = page.context()
  await context.request.get(`${server}/api/session`)
  const token = (await context.cookies(server)).find(({ name }) => name === 'XSRF-TOKEN')?.value ?? ''
  const answer = await context.request.post(`${server}/api/session`, { data: account, headers: { 'X-XSRF-TOKEN': token } })
  expect(answer.status(), 'signing in').toBe(200)
  await page.goto(server + to)
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
  return Number((await page.locator(`[data-kpi=${kpi}] .figure b`).innerText()).replace(/\D/g, ''))
}
