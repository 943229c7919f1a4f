// @vitest-environment node
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Board } from '@/api/types'
import { event, incident } from '@/testing/incident'
import { classOf, figuresNow, loadBreaks, todayOf, windowOf } from './figures'
import { OpenIncidents } from './openIncidents'

const board = (part: Partial<Board['kpis']> = {}): Board => ({
  asOf: 10, epoch: 'e', at: '2026-11-22T05:00:00Z', area: { code: 'd', name: '区', level: 'district', path: 'd', children: [] },
  kpis: { reportedToday: 100, open: 1, overdue: 0, closedToday: 50, onTimeShare: { value: 0.9, numerator: 45, denominator: 50 }, responseN: 0, respondersOnDuty: 4, ...part },
  byHour: [], byCategory: [], byStatus: [], byChannel: [], onTimeByLink: [], responseByStreet: [], topOverdue: [], load: [], byKind: [],
})

test('moves the board on by what came after it, never counting twice', () => {
  const open = new OpenIncidents()
  open.reset({ asOf: 8, epoch: 'e', incidents: [incident({ id: '1' })] })
  open.apply(event(9, incident({ id: '2' })))
  open.apply(event(11, incident({ id: '3' })))
  open.apply(event(12, incident({ id: '1', status: 'closed', version: 2 }), 'incident.closed'))
  const figures = figuresNow(board(), open, 0)
  expect(figures).toMatchObject({ reportedToday: 101, closedToday: 51, open: 2 })
})

test('leaves out what the board does not know, instead of showing nought', () => {
  const figures = figuresNow(board({ onTimeShare: { value: null, numerator: 0, denominator: 0 } }), new OpenIncidents(), 0)
  expect(figures.onTime).toBeUndefined()
  expect(figures.responseP90Seconds).toBeUndefined()
  expect(figures.responseN).toBeUndefined()
})

test('classes start at one, never repeat a bound, and every loaded grid has one', () => {
  fc.assert(fc.property(fc.array(fc.nat(60)), (loads) => {
    const breaks = loadBreaks(loads)
    expect(breaks[0]).toBe(1)
    expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b))
    expect(breaks.length).toBeLessThanOrEqual(5)
    for (const load of loads) expect(classOf(load, breaks) > 0).toBe(load > 0)
  }))
})

test('the time of a board is asked for as lists ask: from an hour, before the next millisecond; its day in its own zone', () => {
  const one = { ...board(), at: '2026-11-21T17:30:00.250Z', byHour: [{ hour: '2026-11-21T01:00:00+08:00', reported: 0, closed: 0 }, { hour: '2026-11-22T01:00:00+08:00', reported: 0, closed: 0 }] }
  expect(windowOf(one)).toEqual({ from: '2026-11-20T17:00:00.000Z', to: '2026-11-21T17:30:00.251Z' })
  expect(todayOf(one)).toBe('2026-11-21T16:00:00.000Z')
  expect(todayOf(board())).toBeUndefined()
})
