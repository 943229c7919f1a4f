import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { kill } from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { figure, mapHolds, mapState, scene, signIn, wallShows } from './browser'
import { codes, district, newPerson, openBelow, placeIn, report } from './server'

// Takes the server and its database away, so that it is part of the long run only; ops/test --long says where they are.
const data = process.env['ONEGRID_LONG'] === 'true' ? process.env['ONEGRID_DATA'] : undefined
const OPS = fileURLToPath(new URL('../../ops/', import.meta.url))
const ops = (script: string, ...args: string[]): Promise<unknown> => promisify(execFile)(`${OPS}${script}`, args, { maxBuffer: 1 << 24 })
/** Also a process that was killed takes a moment to end. */
function lives(pid: number): boolean {
  try {
    return kill(pid, 0)
  } catch {
    return false
  }
}

if (data === undefined) test.skip('the wall outlives its database and its server (long run)')
else scene('the wall outlives its database and its server', async (on) => {
  const { page, complaints, shot } = on
  complaints.pardon(/^(5\d\d|failed:|console:)/, /WebSocket/)
  const whole = await district()
  const [grid = ''] = await codes('grid', whole)
  const place = await placeIn(grid)
  await report(place, 'Before')
  await signIn(on, await newPerson(['SUPERVISOR']))
  await wallShows(page, whole)
  await mapHolds(page, (await openBelow(whole)).length)
  const before = (await mapState(page)).incidents
  const sign = (phase: string): Promise<void> => page.locator(`.sign[data-phase=${phase}]`).waitFor({ timeout: 120_000 })

  await ops('postgis', 'kill', '--data', data)
  await sign('catching-up')
  await shot('without-database')
  await ops('postgis', 'start', '--data', data)
  await sign('live')
  await report(place, 'After the database')
  await mapHolds(page, before + 1)

  const server = Number(readFileSync(`${data}/server.pid`, 'utf8'))
  kill(server, 'SIGKILL')
  await sign('cut')
  await expect.poll(() => lives(server), { timeout: 60_000 }).toBe(false)
  await shot('without-server')
  await ops('run', '--background')
  await report(place, 'After the server')
  await sign('live')
  await mapHolds(page, before + 2)
  if ((await figure(page, 'open')) !== (await openBelow(whole)).length) await page.waitForTimeout(60_000)
  await mapHolds(page, (await openBelow(whole)).length)
}, 900_000)
