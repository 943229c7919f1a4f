// An hour of a rehearsal with a wall open: do database, feed and screen agree? Started by ops/load/hour.
import { execFile, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { FeedClient } from './feedClient.mjs'

const { chromium } = createRequire(new URL('../../frontend/package.json', import.meta.url))('playwright-core')
const run = promisify(execFile)
const { values: options } = parseArgs({ options: { minutes: { type: 'string', default: '60' }, speed: { type: 'string', default: '20' }, json: { type: 'string' }, storm: { type: 'boolean', default: false } } })
const minutes = Number(options.minutes)
const server = process.env.ONEGRID_URL
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const EVERY_SECONDS = 60
/** What a screen shows may be so much older than the age that stands on its sign. */
const MARGIN_SECONDS = 10
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis))
const say = (text) => process.stderr.write(`[hour] ${new Date().toISOString().slice(11, 19)} ${text}\n`)

async function api(method, path, body) {
  const response = await fetch(server + path, { method, headers: { Authorization: `Bearer ${process.env.ONEGRID_TOKEN}`, 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? undefined : response.json()
}

/** Counts of the database in one snapshot, with the position of the log they are as of. */
async function database(withCases = false) {
  const counted = `(rehearsal_id is null or rehearsal_id in (select id from rehearsal where ended_at is null))`
  const midnight = `date_trunc('day', now(), 'Asia/Shanghai')`
  const { stdout } = await run('psql', ['-qXAt', '-v', 'ON_ERROR_STOP=1', '-d', process.env.ONEGRID_PSQL, '-c', `
    select json_build_object('position', (select head from live_sequencer),
      'unstamped', (select count(*) from live_log where position is null),
      'open', count(*) filter (where open), 'reportedToday', count(*) filter (where reported_at >= ${midnight}),
      'closedToday', count(*) filter (where closed_at >= ${midnight}),
      'rehearsed', count(*) filter (where rehearsal_id is not null), 'events', (select count(*) from live_log where topic = 'incidents')
      ${withCases ? `, 'cases', json_object_agg(id, status || '/' || version) filter (where open)` : ''})
    from incident where ${counted}`], { maxBuffer: 1 << 28 })
  return JSON.parse(stdout)
}

/** The same, when everything committed has its position: what has not is counted by the database and not told by the log. */
async function stampedDatabase() {
  for (;;) {
    const stored = await database()
    if (stored.unstamped === 0) return stored
  }
}

const area = (await api('GET', '/api/areas?level=district')).features[0].id
const login = `hour-${Date.now().toString(36)}`
await api('POST', '/api/people', { login, name: '连续运行', password: 'correct horse battery', roles: ['OPERATOR'] })

const feed = new FeedClient(server, process.env.ONEGRID_TOKEN, area)
await feed.start()
const browser = await chromium.launch({ executablePath: process.env.ONEGRID_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })).newPage()
const complaints = []
page.on('pageerror', (error) => complaints.push(String(error)))
page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
page.setDefaultTimeout(120_000)
await page.goto(`${server}/login?to=${encodeURIComponent(`/screen?area=${area}&wall=连续运行`)}`)
await page.fill('input[name=login]', login)
await page.fill('input[name=password]', 'correct horse battery')
await page.click('button[type=submit]')
await page.waitForSelector('[data-kpi=open] .figure b')

/** The numbers on the screen, as somebody reads them. */
async function screen() {
  return page.evaluate(() => {
    const figure = (key) => Number(document.querySelector(`[data-kpi=${key}] .figure b`)?.textContent?.replace(/,/g, ''))
    const map = document.querySelector('[data-test=map]')?.dataset ?? {}
    const sign = document.querySelector('.sign')
    return {
      drawn: Number(map.incidents), position: Number(map.position), sign: sign?.innerText.replace(/\s+/g, ' ').trim() ?? '', age: Number(sign?.dataset.age), open: figure('open'), reportedToday: figure('reportedToday'), closedToday: figure('closedToday'), heapMb: Math.round((performance.memory?.usedJSHeapSize ?? 0) / 1e6),
      band: document.querySelector('[data-test=rehearsal-band]')?.textContent?.trim() ?? '', playedRows: document.querySelectorAll('[data-test=rehearsal-mark]').length,
    }
  })
}

const report = { began: new Date().toISOString(), minutes, speed: Number(options.speed), checks: [], differences: [] }
const differs = (what, ...values) => { report.differences.push({ at: new Date().toISOString(), what, values }); say(`DIFFERENT: ${what} ${JSON.stringify(values)}`) }

say(`playing ${minutes} minutes at ${options.speed} times real time`)
const simulate = spawn(fileURLToPath(new URL('../simulate', import.meta.url)), ['--speed', options.speed, '--for', String(minutes), '--keep', '--name', `连续运行 ${minutes} 分钟`, ...(options.storm ? ['--storm'] : [])], { stdio: ['ignore', 'ignore', 'pipe'] })
let lastWords = ''
simulate.stderr.on('data', (text) => { lastWords = String(text).trim().split('\n').at(-1) })
const over = new Promise((resolve) => simulate.on('exit', resolve))
let running = true
void over.then(() => { running = false })

const started = Date.now()
let next = started + EVERY_SECONDS * 1000
while (running) {
  await sleep(500)
  if (Date.now() < next || !running) continue
  next += EVERY_SECONDS * 1000
  const [stored, shown] = [await stampedDatabase(), await screen()]
  const at = Date.now()
  await feed.reaches(stored.position, 20_000)
  const fed = feed.openAt(stored.position)
  if (fed !== stored.open) differs('open cases of database and feed at a position', stored.position, stored.open, fed)
  let late = 0
  while (late <= shown.age + MARGIN_SECONDS && !feed.openBetween(at - late * 1000, at + 1_000).has(shown.open)) late++
  if (!(late <= shown.age + MARGIN_SECONDS)) differs('open cases on the screen are older than its sign says', shown.sign, shown.open, late)
  const drawn = feed.openAt(shown.position)
  if (drawn !== shown.drawn) differs('marks on the map and open cases of the feed at the position drawn', shown.position, shown.drawn, drawn)
  report.checks.push({ late, age: shown.age, behind: stored.position - shown.position, sign: shown.sign, second: Math.round((at - started) / 1000), position: stored.position, open: stored.open, fed, screen: shown.open, heapMb: shown.heapMb, holes: feed.holes, duplicates: feed.duplicates })
  say(`position ${stored.position}: open ${stored.open} in the database, ${fed} in the feed, ${shown.open} on the screen (${late} s old; its sign: ${shown.sign}); heap ${shown.heapMb} MB; ${lastWords}`)
}
report.playedSeconds = Math.round((Date.now() - started) / 1000)
if (simulate.exitCode !== 0) differs('ops/simulate ended with', simulate.exitCode, lastWords)

/** All three at rest; the board on the screen is fetched again within ten seconds. */
async function compare(when) {
  let all
  for (let attempt = 0; attempt < 30; attempt++) {
    await sleep(2_000)
    const stored = await database(true)
    await feed.reaches(stored.position, 20_000)
    const shown = await screen()
    const cases = Object.fromEntries([...feed.open].map(([id, { status, version }]) => [id, `${status}/${version}`]))
    const wrong = Object.keys({ ...stored.cases, ...cases }).filter((id) => stored.cases?.[id] !== cases[id])
    all = { when, position: stored.position, open: [stored.open, feed.open.size, shown.open, shown.drawn], reportedToday: [stored.reportedToday, shown.reportedToday], closedToday: [stored.closedToday, shown.closedToday], wrong: wrong.slice(0, 10), rehearsed: stored.rehearsed, band: shown.band }
    const same = wrong.length === 0 && new Set(all.open).size === 1 && new Set(all.reportedToday).size === 1 && new Set(all.closedToday).size === 1 && stored.unstamped === 0
    if (same) {
      say(`${when}: equal. open ${stored.open} | ${feed.open.size} | ${shown.open} (${shown.drawn} on the map); reported today ${stored.reportedToday} | ${shown.reportedToday}; closed today ${stored.closedToday} | ${shown.closedToday}`)
      return { ...all, equal: true }
    }
  }
  differs(when, all)
  return { ...all, equal: false }
}

report.end = [await compare('at rest, the rehearsal running')]
const events = { feed: feed.events, holes: feed.holes, duplicates: feed.duplicates, refilled: feed.refilled, reconnects: feed.reconnects }
await run(fileURLToPath(new URL('../simulate', import.meta.url)), ['--end'])
report.end.push(await compare('after the rehearsal has ended'))
report.events = { ...events, afterEnd: feed.events }
report.complaints = complaints
if (feed.duplicates > 0) differs('events twice', feed.duplicates)
if (complaints.length > 0) differs('the page complained', complaints.slice(0, 5))
await browser.close()
feed.close()
if (options.json) writeFileSync(options.json, JSON.stringify(report, null, 1) + '\n')
const equal = report.differences.length === 0
console.log(`${equal ? 'Equal' : 'DIFFERENT'}: ${Math.round(report.playedSeconds / 6) / 10} minutes at ×${options.speed}, ${feed.events} events, ${report.checks.length} checks on the way, ${report.end.length} at rest; holes seen ${feed.holes} (refilled ${feed.refilled}), twice ${feed.duplicates}, reconnects ${feed.reconnects}; heap ${report.checks[0]?.heapMb ?? '–'} → ${report.checks.at(-1)?.heapMb ?? '–'} MB`)
process.exit(equal ? 0 : 1)
