// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { classOf } from '../scale'
import type { Result, Row } from '../wire'
import { breaksOf, CHANGE, changeResult, commonScale, differencesOf, onScale, totalOf, WITHIN_CHANCE } from './compare'
import { daysOf, halvesOf, periodBefore, readCompare, writeCompare } from './compareState'

const row = (code: string, p90: number | undefined, low?: number, high?: number): Row => ({ code, name: code, values: { p90, p90Low: low, p90High: high }, unknown: p90 === undefined ? 'too-few' : null })
const result = (rows: Row[], part: Partial<Result> = {}): Result => ({
  id: 'r', kind: 'response-time', definition: { kind: 'response-time', area: 'd', tree: 'administrative', boundaries: 'today', level: 'community', window: { from: '2026-11-01', to: '2026-11-10' }, filters: { categories: [], channels: [], hours: null, days: 'all' }, wish: {} },
  inputs: {}, columns: [{ id: 'p90', unit: 'seconds', kind: 'duration' }], rows, total: row('d', 100, 90, 110), mapped: 'p90', scale: { kind: 'ordered', breaks: [1, 2, 3] }, figures: {}, findings: [], notes: [], ...part,
})

describe('two answers', () => {
  const a = result([row('x', 100, 90, 110), row('y', 200, 150, 250), row('z', undefined), row('gone', 50)])
  const b = result([row('x', 160, 140, 180), row('y', 180, 140, 220), row('z', 70), row('new', 80)])

  it('stand on one scale made of both', () => {
    const scale = commonScale(a, b, 'p90')
    expect(onScale(a, scale, 'p90').scale).toEqual(onScale(b, scale, 'p90').scale)
    expect(scale.breaks.every((one, k) => k === 0 || one > (scale.breaks[k - 1] ?? 0))).toBe(true)
    expect(classOf(scale.breaks, 200)).toBe(scale.breaks.length)
    expect(classOf(scale.breaks, 50)).toBe(0)
  })

  it('differ for certain only where their intervals lie apart', () => {
    const found = new Map(differencesOf(a, b, 'p90').map((one) => [one.code, one]))
    expect(found.get('x')).toMatchObject({ change: 60, sure: true })
    expect(found.get('y')).toMatchObject({ change: -20, sure: false })
  })

  it('cannot be compared where either is unknown or missing, and that comes last', () => {
    const found = differencesOf(a, b, 'p90')
    expect(found.map(({ code }) => code)).toEqual(['x', 'y', 'gone', 'new', 'z'])
    expect(found.at(-1)).toMatchObject({ change: undefined, why: 'too-few', b: 70 })
  })

  it('put what got worse on top, whichever way worse is', () => {
    const better = { kind: 'ordered' as const, breaks: [1], better: 'high' as const }
    expect(differencesOf({ ...a, scale: better }, { ...b, scale: better }, 'p90').slice(0, 2).map(({ code }) => code)).toEqual(['y', 'x'])
  })

  it('have a change that can be drawn: even steps around none, unknown where it is not known', () => {
    const change = changeResult(a, b, 'p90')
    const { breaks } = change.scale
    expect(breaks).toEqual([...breaks].sort((x, y) => x - y))
    expect(breaks.map((one) => -one).reverse()).toEqual(breaks)
    expect(change.rows.find(({ code }) => code === 'z')).toMatchObject({ unknown: 'too-few' })
    expect(change.rows.find(({ code }) => code === 'x')).toMatchObject({ unknown: null, values: { [CHANGE]: 60 } })
    expect(classOf(breaks, 60)).toBe(breaks.length)
    expect(breaks.length).toBeGreaterThan(0)
    // What chance could make is told, and not coloured.
    expect(change.rows.find(({ code }) => code === 'y')).toMatchObject({ unknown: WITHIN_CHANCE, values: { [CHANGE]: -20 } })
    expect(totalOf(a, b, 'p90')).toMatchObject({ change: 0, sure: false })
  })
})

describe('classes', () => {
  it('have no border that leaves one side empty, also for few or equal values', () => {
    expect(breaksOf([])).toEqual([])
    expect(breaksOf([5, 5, 5])).toEqual([])
    for (const values of [[1, 2], [0, 0, 0, 9], [3, 1, 2, 8, 9, 4, 400]]) {
      const breaks = breaksOf(values)
      for (const one of breaks) {
        expect(values.some((value) => value < one)).toBe(true)
        expect(values.some((value) => value >= one)).toBe(true)
      }
    }
  })
})

describe('times', () => {
  it('before is equally long and ends the day before', () => {
    const before = periodBefore({ from: '2026-03-01', to: '2026-03-31' })
    expect(before).toEqual({ from: '2026-01-29', to: '2026-02-28' })
    expect(daysOf(before)).toBe(31)
  })

  it('halves are equally long and do not overlap, also of odd numbers of days and of one', () => {
    expect(halvesOf({ from: '2026-08-24', to: '2026-11-22' })).toEqual({ before: { from: '2026-08-24', to: '2026-10-07' }, now: { from: '2026-10-09', to: '2026-11-22' } })
    expect(halvesOf({ from: '2026-11-22', to: '2026-11-22' })).toEqual({ before: { from: '2026-11-22', to: '2026-11-22' }, now: { from: '2026-11-22', to: '2026-11-22' } })
  })

  it('come back from the address, and nonsense is the usual', () => {
    const wish = { what: 'scenarios' as const, before: { from: '2026-01-01', to: '2026-01-31' }, now: undefined, scenarios: ['a1', 'b2'], view: 'swipe' as const, column: 'share10' }
    expect(readCompare(writeCompare(wish))).toEqual(wish)
    expect(readCompare('b=2026-13-01,2026-01-01;v=upside;n=x')).toEqual(readCompare(''))
    expect(readCompare('scenarios=')).toMatchObject({ what: 'scenarios', scenarios: [] })
  })
})
