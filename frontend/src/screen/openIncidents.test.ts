// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest'
import { event, incident } from '@/testing/incident'
import { OpenIncidents } from './openIncidents'

describe('open incidents', () => {
  let open: OpenIncidents
  beforeEach(() => {
    open = new OpenIncidents()
    open.reset({ asOf: 10, epoch: 'e', incidents: [incident({ id: '1' }), incident({ id: '2', areaCode: 'g2', dueAt: '2026-11-22T06:00:00Z' })] })
  })

  test('a closed incident leaves, a new one comes and pulses once', () => {
    open.apply(event(11, incident({ id: '1', status: 'closed', version: 2 }), 'incident.closed'))
    open.apply(event(12, incident({ id: '3' })))
    expect([...open.all()].map(({ id }) => id)).toEqual(['2', '3'])
    expect(open.takeFresh().map(({ id }) => id)).toEqual(['3'])
    expect(open.takeFresh()).toEqual([])
  })

  test('an older version never replaces a newer one', () => {
    open.apply(event(11, incident({ id: '1', status: 'arrived', version: 5 }), 'incident.arrived'))
    open.apply(event(12, incident({ id: '1', status: 'accepted', version: 2 }), 'incident.accepted'))
    expect(open.find('1')?.status).toBe('arrived')
  })

  test('counts what came after a board, and only that', () => {
    open.apply(event(11, incident({ id: '3' })))
    open.apply(event(12, incident({ id: '4' })))
    open.apply(event(13, incident({ id: '1', status: 'closed', version: 2 }), 'incident.closed'))
    expect(open.since(10)).toEqual({ reported: 2, closed: 1 })
    expect(open.since(11)).toEqual({ reported: 1, closed: 1 })
    expect(open.since(13)).toEqual({ reported: 0, closed: 0 })
  })

  test('loads grids with open and overdue, and becomes overdue by the clock alone', () => {
    expect(open.load(Date.parse('2026-11-22T05:30:00Z')).get('g2')).toEqual({ open: 1, overdue: 0 })
    expect(open.load(Date.parse('2026-11-22T06:30:00Z')).get('g2')).toEqual({ open: 1, overdue: 1 })
    expect(open.overdue(Date.parse('2026-11-22T06:30:00Z'))).toBe(1)
  })

  test('counts an area at any depth by whole codes', () => {
    open.apply(event(11, incident({ id: '3', areaPath: 'd.s2.c.g1' })))
    expect(open.under('s', 0)).toEqual({ open: 2, overdue: 0 })
    expect(open.under('d', 0).open).toBe(3)
  })

  test('lets go of what a moved border took to an area that is not watched', () => {
    open.apply(event(11, incident({ id: '2', version: 2, areaPath: 'd.s2.c.g1', verb: 'move' }), 'incident.left'))
    expect(open.find('2')).toBeUndefined()
    expect(open.size).toBe(1)
    expect(open.happenings).toHaveLength(2)
  })

  test('what is handled and not closed is overdue when its limit passes, as the server counts', () => {
    open.apply(event(11, incident({ id: '2', status: 'handled', version: 2, dueAt: '2026-11-22T06:00:00Z' }), 'incident.handled'))
    expect(open.overdue(Date.parse('2026-11-22T05:59:00Z'))).toBe(0)
    expect(open.overdue(Date.parse('2026-11-22T07:00:00Z'))).toBe(1)
  })

  test('holds no more happenings than the ticker can show, newest first', () => {
    for (let position = 11; position < 500; position++) open.apply(event(position, incident({ id: String(position) })))
    expect(open.happenings).toHaveLength(40)
    expect(open.happenings[0]?.position).toBe(499)
    expect(open.takeFresh()).toHaveLength(60)
  })
})
