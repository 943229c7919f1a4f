// @vitest-environment node
import type { Polygon } from 'geojson'
import { beforeEach, describe, expect, test } from 'vitest'
import { coverageOf } from '../geometry/coverage'
import { keyOf, type Place } from '../geometry/place'
import { snap } from '../geometry/snap'
import { at, scene } from '../testing/scene'
import type { Edit } from '../types'
import { mergeChosen } from './merge'
import { beyond } from './split'
import type { Bench, Pointer, Tool } from './tool'
import { MAKE, type ToolName } from './tools'

/** Three areas inside a locked one: b in the middle touches a and c. */
const coverage = coverageOf(scene('XXXXXX', 'XaabbX', 'XaabbX', 'XccccX', 'XXXXXX').filter(({ code }) => code !== 'X'))
let chosen: readonly string[]
let edits: Edit[]
let finished: number
let tool: Tool
const roads = [[at(3, 2), at(3.4, 2.6), at(3, 3)], [at(3, 3), at(3, 4)]]
const blocks = scene('......', '.abcd.', '.efgh.').map(({ geometry }) => geometry as Polygon)

function bench(): Bench {
  return {
    coverage: () => coverage, grid: (code) => ({ code, name: code.toUpperCase(), parent: 'p', parentName: 'P', editable: true, households: { a: 10, b: 30, c: 20 }[code] ?? 0, isNew: false }),
    chosen: () => chosen, choose: (codes) => { chosen = codes }, perform: (...done) => { edits.push(...done) }, newCode: () => '+1',
    metersPerPixel: () => 0.5, roads: () => roads, blocks: () => blocks, changed: () => undefined, finished: () => { finished++ },
  }
}
const take = (name: ToolName): void => { tool = MAKE[name](bench()) }
const pointer = (place: Place, shift = false): Pointer => ({ place, shift, snapped: snap(place, 6, coverage) })
const click = (column: number, row: number, shift = false): void => { tool.move?.(pointer(at(column, row))); tool.click?.(pointer(at(column, row), shift)) }
function double(column: number, row: number): void { click(column, row); tool.doubleClick?.(pointer(at(column, row))) }
function drag(...way: readonly (readonly [number, number])[]): boolean {
  const [first, ...rest] = way.map(([column, row]) => pointer(at(column, row)))
  if (first === undefined || tool.press?.(first) !== true) return false
  for (const place of rest) tool.move?.(place)
  tool.release?.(rest.at(-1) ?? first)
  return true
}

beforeEach(() => { chosen = []; edits = []; finished = 0 })

describe('select', () => {
  test('a click chooses, shift adds and takes off, a click on locked ground lets go', () => {
    take('select')
    click(1.5, 3.5)
    expect(chosen).toEqual(['a'])
    click(3.5, 3.5, true)
    expect(chosen).toEqual(['a', 'b'])
    click(1.5, 3.5, true)
    expect(chosen).toEqual(['b'])
    click(0.5, 0.2)
    expect(chosen).toEqual([])
  })
  test('a vertex is dragged; a border between vertices gets one; a locked vertex is not gripped', () => {
    take('select')
    expect(drag([3, 3], [3.2, 3.1])).toBe(true)
    expect(edits).toEqual([{ kind: 'move-vertex', at: at(3, 3), to: at(3.2, 3.1) }])
    expect(drag([3, 2.5], [2.8, 2.5])).toBe(true)
    expect(edits[1]).toMatchObject({ kind: 'insert-vertex', at: at(2.8, 2.5) })
    expect(drag([1, 3], [1.2, 3])).toBe(false)
    expect(drag([3, 4], [3.2, 4])).toBe(false)
  })
  test('what is dragged to where it cannot be says so, and is asked for all the same so that it is explained', () => {
    take('select')
    const from = pointer(at(3, 3))
    expect(tool.press?.(from)).toBe(true)
    tool.move?.(pointer(at(3, 1.5)))
    expect(tool.hint().key).toBe('dragBad')
    expect(tool.preview().marks?.some(({ kind }) => kind === 'bad')).toBe(true)
    tool.cancel?.()
    expect(tool.preview().coverage).toBeUndefined()
    expect(edits).toEqual([])
  })
  test('by keys: N finds vertices, arrows move metre by metre, Delete removes', () => {
    take('select')
    chosen = ['b']
    expect(tool.key?.('n', false)).toBe(true)
    expect(tool.hint().key).toBe('vertexHeld')
    expect(tool.key?.('ArrowUp', false)).toBe(true)
    expect(edits[0]).toMatchObject({ kind: 'move-vertex' })
    expect(tool.key?.('n', false)).toBe(true)
    expect(tool.key?.('Delete', false)).toBe(true)
    expect(edits.at(-1)?.kind).toBe('delete-vertex')
    expect(tool.key?.('ArrowUp', false)).toBe(false)
  })
})

describe('a drawn line', () => {
  test('splits the area it crosses; the ends stick to the border and go on a little', () => {
    take('split')
    expect(tool.hint().key).toBe('splitStart')
    click(1.01, 3.5)
    click(2, 3.4)
    expect(tool.hint().key).toBe('splitEnd')
    double(2.99, 3.5)
    expect(edits).toMatchObject([{ kind: 'split', area: 'a', as: '+1' }])
    const line = edits[0]?.kind === 'split' ? edits[0].line : []
    expect(line[0]?.[0]).toBeLessThan(at(1, 0)[0])
    expect(line.at(-1)?.[0]).toBeGreaterThan(at(3, 0)[0])
    expect(finished).toBe(1)
  })
  test('that ends on a vertex ends exactly there', () => {
    expect(beyond([pointer(at(3.01, 2.01)), pointer(at(2, 3.5)), pointer(at(2.01, 4.01))]).map(keyOf)).toEqual([at(3, 2), at(2, 3.5), at(2, 4)].map(keyOf))
  })
  test('Backspace takes a place back, Esc all, and once more the tool', () => {
    take('split')
    click(1, 3.5)
    click(2, 3.5)
    tool.key?.('Backspace', false)
    expect(tool.hint().key).toBe('splitNext')
    tool.cancel?.()
    expect([tool.hint().key, finished]).toEqual(['splitStart', 0])
    tool.cancel?.()
    expect(finished).toBe(1)
  })
  test('outside of everything is kept for correction', () => {
    take('split')
    click(0.2, 0.2)
    double(0.6, 0.6)
    expect(edits).toEqual([])
    expect(finished).toBe(0)
  })
  test('leads a border anew; its ends become vertices first', () => {
    take('reshape')
    click(3, 2.2)
    click(2.6, 2.6)
    double(3, 2.8)
    expect(edits.map(({ kind }) => kind)).toEqual(['insert-vertex', 'insert-vertex', 'reshape-edge'])
    expect(edits[0]).toMatchObject({ from: at(3, 2), to: at(3, 3), at: at(3, 2.2) })
    expect(edits[1]).toMatchObject({ from: at(3, 2.2), to: at(3, 3), at: at(3, 2.8) })
    expect(edits[2]).toMatchObject({ from: at(3, 2.2), to: at(3, 2.8), line: [at(2.6, 2.6)] })
  })
})

test('a stretch of border is laid on a road', () => {
  take('road')
  click(3, 2)
  click(3, 3)
  expect(tool.hint().key).toBe('roadTake')
  expect(tool.preview().line?.map(keyOf)).toContain(keyOf(at(3.4, 2.6)))
  click(3.4, 2.6)
  expect(edits).toEqual([{ kind: 'reshape-edge', from: at(3, 2), to: at(3, 3), line: [at(3.4, 2.6)] }])
})

test('neighbours are merged into the one with most households', () => {
  take('merge')
  click(1.5, 3.5)
  expect(tool.hint()).toEqual({ key: 'mergeNext', with: { name: 'A' } })
  click(2, 1.5)
  expect(tool.hint()).toMatchObject({ key: 'mergeEnd', with: { count: 2, name: 'C' } })
  expect(tool.key?.('Enter', false)).toBe(true)
  expect(edits).toEqual([{ kind: 'merge', areas: ['c', 'a'], into: 'c' }])
  chosen = ['a']
  mergeChosen(bench())
  expect(edits).toHaveLength(1)
})

test('a lasso gives blocks to the neighbour that is clicked, and to nobody else', () => {
  take('transfer')
  expect(drag([0.9, 0.9], [2.9, 0.9], [2.9, 1.9], [0.9, 1.9])).toBe(true)
  expect(tool.hint()).toMatchObject({ key: 'transferTo', with: { name: 'C' } })
  const caught = new Set(tool.preview().ring?.map(keyOf))
  expect(caught.has(keyOf(at(1, 1))) && caught.has(keyOf(at(3, 1)))).toBe(true)
  click(2, 1.5)
  expect(edits).toEqual([])
  click(1.5, 3.5)
  expect(edits).toMatchObject([{ kind: 'transfer', from: 'c', to: 'a' }])
})

test('an area is divided by a figure', () => {
  take('subdivide')
  expect(tool.key?.('3', false)).toBe(false)
  click(2, 1.5)
  expect(tool.key?.('3', false)).toBe(true)
  expect(edits).toEqual([{ kind: 'subdivide', area: 'c', as: ['+1', '+1'] }])
})
