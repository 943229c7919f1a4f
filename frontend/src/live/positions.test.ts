// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { Positions, timeOf } from './positions'

const frame = (payload: unknown): unknown => ({ topic: 'positions', area: 'd', at: '2026-11-22T05:00:00.250Z', payload })
const ids = (positions: Positions): string[] => positions.all().map(({ id }) => id).sort()

describe('a window on the positions', () => {
  test('holds what entered, where it moved, and not what left', () => {
    const window = new Positions()
    window.take(frame({ full: true, enter: [[1, 'W-1', '西一', 'member', 122, 30, 1763787600, 271, 1.4], [2, 'W-2', '西二', 'crew', 122.1, 30, 1763787600]], move: [], leave: [] }))
    expect(window.all()[0]).toEqual({ id: 'W-1', callsign: '西一', kind: 'member', lng: 122, lat: 30, at: 1763787600_000, heading: 271, speed: 1.4 })
    window.take(frame({ enter: [[3, 'W-3', '', '', 122.2, 30, 1763787601]], move: [[1, 122.001, 30, 1763787601, 90]], leave: [2] }))
    expect(ids(window)).toEqual(['W-1', 'W-3'])
    expect(window.all()[0]).toEqual({ id: 'W-1', callsign: '西一', kind: 'member', lng: 122.001, lat: 30, at: 1763787601_000, heading: 90, speed: undefined })
  })

  test('begins afresh with a full frame: numbers of another server mean others', () => {
    const window = new Positions()
    window.take(frame({ full: true, enter: [[1, 'W-1', '', '', 122, 30, 0]] }))
    window.take(frame({ full: true, enter: [[1, 'E-1', '', '', 122, 30, 0]] }))
    expect(ids(window)).toEqual(['E-1'])
  })

  test('leaves out what it cannot read', () => {
    const window = new Positions()
    for (const body of ['nonsense', null, frame(7), frame({ enter: 7, move: [[9, 1, 2, 3]], leave: ['x'] }), frame({ enter: [[1, 'a', '', '', null, 30, 0], 'x'], move: [7] })]) window.take(body)
    expect(window.all()).toEqual([])
  })
})

test('a frame says when the server made it', () => {
  expect(timeOf(frame({}))).toBe(Date.parse('2026-11-22T05:00:00.250Z'))
  expect(timeOf({ at: 'never' })).toBeUndefined()
  expect(timeOf(undefined)).toBeUndefined()
})
