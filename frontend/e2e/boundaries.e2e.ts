import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { type Coverage, coverageOf, isFree } from '../src/boundary/geometry/coverage'
import { arcsThrough } from '../src/boundary/geometry/edited'
import { moveVertex } from '../src/boundary/geometry/moveVertex'
import { keyOf, placeAt, type Place } from '../src/boundary/geometry/place'
import { distanceMeters, metersPerDegree } from '../src/boundary/geometry/plane'
import { arcsOf, shapeOf } from '../src/boundary/geometry/shape'
import { squareMeters } from '../src/boundary/geometry/squareMeters'
import { labelPlace } from '../src/map/geometry'
import { scene, signIn, wallShows } from './browser'
import { restingMap } from './pixels'
import { type Account, area, boundaryChange, codes, district, ground, newPerson, submitChange } from './server'

let whole: string
let community: string
let leader: Account
let supervisor: Account
/** What the first scene has changed, and what it was. */
let changed: { code: string; before: Coverage } | undefined

beforeAll(async () => {
  whole = await district()
  for (const code of await codes('community', whole)) {
    const { children } = await area(code)
    if (children < 6 || children > 12) continue
    community = code
    break
  }
  const [grid] = await codes('grid', community)
  leader = await newPerson(['GRID_LEADER'], [grid ?? ''])
  supervisor = await newPerson(['SUPERVISOR'])
})

/** A draft as the page shows it: where its places are on the screen, and what the server says of it. */
class Pen {
  private constructor(readonly page: Page, readonly id: string) {}

  static async start(page: Page): Promise<Pen> {
    await page.getByTestId('start').first().click()
    await page.waitForURL(/\/boundaries\/changes\/\d+/)
    return Pen.on(page)
  }

  static async on(page: Page): Promise<Pen> {
    await page.waitForSelector('[data-test=editor-map][data-ready=true][data-view]')
    await page.waitForTimeout(1_500)
    return new Pen(page, /changes\/(\d+)/.exec(page.url())?.[1] ?? '')
  }

  async coverage(): Promise<Coverage> {
    return coverageOf((await ground(this.id)).features.map(({ geometry, properties: { code, editable } }) => ({ code, editable, geometry })))
  }

  /** Web Mercator, as the map draws it: 512 pixels for the world at zoom 0. */
  async pixel([lng, lat]: Place): Promise<[number, number]> {
    const map = this.page.getByTestId('editor-map')
    const box = await map.boundingBox()
    const [middleLng = 0, middleLat = 0, zoom = 0] = ((await map.getAttribute('data-view')) ?? '').split(' ').map(Number)
    if (box === null) throw new Error('no map')
    const world = 512 * 2 ** zoom
    const y = (of: number): number => (0.5 - Math.log(Math.tan(Math.PI / 4 + (of * Math.PI) / 360)) / (2 * Math.PI)) * world
    return [box.x + box.width / 2 + ((lng - middleLng) / 360) * world, box.y + box.height / 2 + y(lat) - y(middleLat)]
  }

  async point(at: Place): Promise<void> {
    const [x, y] = await this.pixel(at)
    await this.page.mouse.move(x, y, { steps: 4 })
  }

  async click(at: Place, double = false): Promise<void> {
    const [x, y] = await this.pixel(at)
    await this.page.mouse.move(x, y, { steps: 3 })
    await (double ? this.page.mouse.dblclick(x, y) : this.page.mouse.click(x, y))
    await this.page.waitForTimeout(400)
  }

  /** Waits until so many operations count and nothing is on its way. */
  async reaches(cursor: number): Promise<void> {
    await this.page.waitForSelector(`[data-test=editor][data-busy=false][data-cursor="${cursor}"]`)
    expect((await boundaryChange(this.id)).cursor).toBe(cursor)
  }
}

const mine = (coverage: Coverage): string[] => [...coverage.faces.values()].filter(({ editable }) => editable).map(({ code }) => code)
const shapes = (coverage: Coverage): Map<string, string> => new Map(mine(coverage).map((code) => [code, shapeOf(coverage, code).coordinates.flat(2).map(([x = 0, y = 0]) => keyOf([x, y])).sort().join(' ')]))

/** A vertex of at least two areas whose every border is free, far from others, with a place some metres off where it may go. */
function movable(coverage: Coverage): { at: Place; to: Place; areas: string[] } {
  for (const arc of coverage.arcs) {
    for (const at of isFree(coverage, arc) ? arc.places : []) {
      const through = arcsThrough(coverage, at)
      if (!through.every((index) => { const found = coverage.arcs[index]; return found !== undefined && isFree(coverage, found) })) continue
      if (coverage.arcs.some(({ places }) => places.some((other) => other !== at && keyOf(other) !== keyOf(at) && distanceMeters(other, at) < 25))) continue
      const [east, north] = metersPerDegree(at[1])
      for (const [dx, dy] of [[9, 6], [-9, 6], [9, -6], [-9, -6]] as const) {
        const to = placeAt(at[0] + dx / east, at[1] + dy / north)
        if (moveVertex(coverage, at, to).valid) return { at, to, areas: [...new Set(through.flatMap((index) => [coverage.arcs[index]?.left, coverage.arcs[index]?.right]))].filter((code) => code !== undefined) }
      }
    }
  }
  throw new Error('no vertex can be moved')
}

/** The largest area, and where a line through its middle, across its longer side, meets its border. */
function cut(coverage: Coverage): { code: string; from: Place; to: Place } {
  const [code = ''] = mine(coverage).sort((a, b) => squareMeters(shapeOf(coverage, b)) - squareMeters(shapeOf(coverage, a)))
  const ring = shapeOf(coverage, code).coordinates[0]?.[0] ?? []
  const extent = (axis: 0 | 1): number => Math.max(...ring.map((place) => place[axis] ?? 0)) - Math.min(...ring.map((place) => place[axis] ?? 0))
  // Along the axis the line runs, and the one it stays at.
  const along = extent(0) * Math.cos(0.52) > extent(1) ? 1 : 0
  const place = labelPlace(shapeOf(coverage, code)) ?? []
  const [start = 0, still = 0] = [place[along], place[1 - along]]
  const crossings = ring.slice(1).flatMap((b, k) => {
    const a = ring[k] ?? []
    const [a1 = 0, a2 = 0, b1 = 0, b2 = 0] = [a[along], a[1 - along], b[along], b[1 - along]]
    return a2 > still !== b2 > still ? [a1 + ((still - a2) / (b2 - a2)) * (b1 - a1)] : []
  })
  const at = (value: number): Place => (along === 0 ? placeAt(value, still) : placeAt(still, value))
  return { code, from: at(Math.max(...crossings.filter((value) => value < start))), to: at(Math.min(...crossings.filter((value) => value > start))) }
}
const middle = (coverage: Coverage, code: string): Place => { const [lng = 0, lat = 0] = labelPlace(shapeOf(coverage, code)) ?? []; return placeAt(lng, lat) }

async function drag(pen: Pen, coverage: Coverage): Promise<{ at: Place; to: Place; areas: string[] }> {
  const wanted = movable(coverage)
  await pen.point(wanted.at)
  await pen.page.mouse.down()
  await pen.point(wanted.to)
  await pen.page.mouse.up()
  return wanted
}

async function split(pen: Pen, coverage: Coverage): Promise<string> {
  const { code, from, to } = cut(coverage)
  await pen.page.getByTestId('tool-split').click()
  await pen.click(from)
  await pen.click(to, true)
  return code
}

scene('a grid leader drags, splits and merges, undoes all of it, and submits; another approves; the wall shows it', async (on) => {
  const { page, shot } = on
  await signIn(on, leader, '/boundaries')
  const began = Date.now()
  const pen = await Pen.start(page)
  expect((await boundaryChange(pen.id)).area.code).toBe(community)
  const start = await pen.coverage()

  const moved = await drag(pen, start)
  await pen.reaches(1)
  const dragged = await pen.coverage()
  expect(moved.areas.length).toBeGreaterThanOrEqual(2)
  for (const code of moved.areas) {
    const vertices = shapes(dragged).get(code) ?? ''
    expect(vertices, 'the old place is gone for every area').not.toContain(keyOf(moved.at))
  }
  expect(shapes(dragged)).not.toEqual(shapes(start))

  const splitArea = await split(pen, dragged)
  await pen.reaches(2)
  process.stdout.write(`a grid was split ${((Date.now() - began) / 1000).toFixed(1)} s after the page was opened\n`)
  const divided = await pen.coverage()
  expect(mine(divided)).toHaveLength(mine(start).length + 1)
  await page.waitForTimeout(1_000)
  await shot('boundaries-split')

  await page.keyboard.press('m')
  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  const fresh = mine(divided).find((code) => !mine(start).includes(code)) ?? ''
  const neighbour = neighbourOf(divided, fresh, splitArea)
  await pen.click(middle(divided, fresh))
  await pen.click(middle(divided, neighbour))
  await page.keyboard.press('Enter')
  await pen.reaches(3)
  expect(mine(await pen.coverage())).toHaveLength(mine(start).length)

  for (let k = 0; k < 3; k++) await page.keyboard.press('Control+z')
  await pen.reaches(0)
  expect(shapes(await pen.coverage())).toEqual(shapes(start))
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+Shift+z')
  await pen.reaches(2)
  expect(shapes(await pen.coverage())).toEqual(shapes(divided))

  await page.getByTestId('next').click()
  await page.locator('[data-test=impact] tbody[data-code]').first().waitFor()
  const impact = page.getByTestId('impact')
  expect(await impact.locator(`tbody[data-code="${fresh}"]`).count()).toBe(1)
  await page.waitForTimeout(800)
  await shot('boundaries-impact')
  await page.getByTestId('comment').locator('textarea').or(page.locator('textarea[data-test=comment]')).first().fill('Two parts of like size')
  await page.getByTestId('submit').click()
  await page.waitForSelector('[data-test=change][data-state=submitted]')
  await page.goto('about:blank')

  const wall = await on.somebodyElse()
  await signIn(wall, supervisor, `/screen?area=${community}`)
  await wallShows(wall.page, community)
  const before = await restingMap(wall.page)

  const second = await on.somebodyElse()
  await signIn(second, supervisor, '/boundaries?tab=decide')
  await second.page.getByTestId('changes').locator(`a[href="/boundaries/changes/${pen.id}"]`).click()
  await second.page.waitForSelector('[data-test=compare][data-ready=true]')
  await second.page.waitForTimeout(1_000)
  await second.shot('boundaries-review')
  const answered = second.page.waitForResponse((response) => response.url().endsWith('/approve'))
  await second.page.getByTestId('approve').click()
  expect((await answered).status()).toBe(200)
  const approvedAt = Date.now()
  await second.page.goto('about:blank')
  await wall.page.waitForFunction(() => Number(document.querySelector<HTMLElement>('[data-test=map]')?.dataset['boundaries']) > 0, undefined, { polling: 50, timeout: 30_000 })
  const seconds = (Date.now() - approvedAt) / 1000
  process.stdout.write(`the wall had the new border ${seconds.toFixed(2)} s after the approval was answered\n`)
  expect(seconds, 'two seconds on a free machine, more where three browsers share it').toBeLessThan(10)
  const after = await restingMap(wall.page)
  expect(after.differs(before)).toBeGreaterThan(0.0005)
  await wall.shot('boundaries-wall')
  expect((await boundaryChange(pen.id)).state).toBe('effective')
  expect((await area(community)).children).toBe(mine(start).length + 1)
  changed = { code: splitArea, before: start }
}, 400_000)

scene('the history shows what a grid was, and an old border comes back as a draft', async (on) => {
  const { page, shot } = on
  if (changed === undefined) throw new Error('needs the change of the scene before')
  const { code, before } = changed
  await signIn(on, supervisor, `/boundaries/areas/${code}`)
  await page.waitForFunction(() => Number(document.querySelector<HTMLElement>('[data-test=history]')?.dataset['versions']) > 1)
  await page.getByTestId('lineage').locator('canvas').waitFor()
  await page.waitForTimeout(1_000)
  await shot('boundaries-history')
  await page.locator('.slider .el-slider__button-wrapper').focus()
  await page.keyboard.press('ArrowLeft')
  await page.getByTestId('restore').click()
  await page.waitForURL(/\/boundaries\/changes\/\d+/)
  const pen = await Pen.on(page)
  await page.waitForSelector('[data-test=editor][data-busy=false]:not([data-cursor="0"])')
  await page.waitForTimeout(3_000)
  const restored = await pen.coverage()
  expect(mine(restored)).toHaveLength(mine(before).length)
  expect(Math.abs(squareMeters(shapeOf(restored, code)) - squareMeters(shapeOf(before, code))), 'square metres off').toBeLessThan(1)
  await shot('boundaries-restored')
})

scene('the second of two drafts on one border is told where they collide, and goes on without that step', async (on) => {
  const { page, complaints, shot } = on
  complaints.pardon(/409/)
  await signIn(on, leader, '/boundaries')
  const pen = await Pen.start(page)
  const start = await pen.coverage()
  const { at, to } = await drag(pen, start)
  await pen.reaches(1)
  const [east, north] = metersPerDegree(at[1])
  const elsewhere = placeAt(2 * at[0] - to[0] + 1 / east, 2 * at[1] - to[1] + 1 / north)
  const other = await submitChange(community, 'The same border', { kind: 'move-vertex', at, to: moveVertex(start, at, elsewhere).valid ? elsewhere : placeAt(at[0] + 3 / east, at[1] + 3 / north) })

  const second = await on.somebodyElse()
  await signIn(second, supervisor, `/boundaries/changes/${other}`)
  await second.page.getByTestId('approve').click()
  await second.page.waitForSelector('[data-test=change][data-state=effective]')
  await second.page.goto('about:blank')

  await page.reload()
  const notice = page.getByTestId('base-notice')
  await notice.locator('li').first().waitFor()
  await page.waitForTimeout(1_000)
  await shot('boundaries-collision')
  await page.getByTestId('rebase').click()
  await page.getByTestId('rebase-drop').click()
  await notice.waitFor({ state: 'hidden' })
  await pen.reaches(0)
  expect((await boundaryChange(pen.id)).baseIsCurrent).toBe(true)
})

scene('without a mouse: a vertex found by N, moved by the arrows, deleted, all undone; what is refused is told with its place', async (on) => {
  const { page, complaints } = on
  complaints.pardon(/422/)
  await signIn(on, leader, '/boundaries')
  const pen = await Pen.start(page)
  const start = await pen.coverage()
  await page.keyboard.press('?')
  await page.getByTestId('keys').waitFor()
  await page.keyboard.press('Escape')
  await page.getByTestId('keys').waitFor({ state: 'hidden' })
  await page.keyboard.press(' ')
  await page.locator('[data-test=figures] .area').first().waitFor()
  await page.keyboard.press('n')
  await page.keyboard.press('ArrowUp')
  await pen.reaches(1)
  await page.keyboard.press('Shift+ArrowRight')
  await pen.reaches(2)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await pen.reaches(0)
  expect(shapes(await pen.coverage())).toEqual(shapes(start))

  const [first = ''] = mine(start)
  const far = mine(start).find((code) => code !== first && !arcsOf(start, first).some((arc) => [start.arcs[arc]?.left, start.arcs[arc]?.right].includes(code))) ?? ''
  await page.keyboard.press('m')
  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  await pen.click(middle(start, first))
  await pen.click(middle(start, far))
  await page.getByTestId('merge-now').click()
  await page.waitForSelector('[data-test=refusal][data-reason=not-neighbours]')
  await pen.reaches(0)
  expect(await page.getByTestId('refusal').innerText()).toContain('不相邻')
})

/** An area of the same community with a long common border, other than one. */
function neighbourOf(coverage: Coverage, code: string, not: string): string {
  const meters = new Map<string, number>()
  for (const arc of arcsOf(coverage, code)) {
    const { left, right, places = [] } = coverage.arcs[arc] ?? {}
    const other = left === code ? right : left
    if (other === undefined || other === not || coverage.faces.get(other)?.editable !== true) continue
    meters.set(other, (meters.get(other) ?? 0) + places.slice(1).reduce((sum, place, k) => sum + distanceMeters(places[k] ?? place, place), 0))
  }
  return [...meters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? not
}
