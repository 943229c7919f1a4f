// @vitest-environment node
import { expect, test } from 'vitest'
import { incident } from '@/testing/incident'
import { asksForOpen, concerns, filtersFrom, toQuery } from './filters'

test('filters survive the way through the URL', () => {
  const filters = { status: ['reported', 'accepted'], area: '990100003', q: '井盖', from: '2026-11-22T00:00:00.000Z' }
  const query = Object.fromEntries(new URLSearchParams(toQuery(filters) as Record<string, string>))
  expect(filtersFrom(query)).toEqual(filters)
})

test('nothing but filters is taken from the URL', () => {
  expect(filtersFrom({ id: '7', status: '', q: ['a', 'b'] })).toEqual({ status: [] })
})

test('an area concerns what lies below it by whole codes, not by beginnings', () => {
  const one = incident({ areaPath: '9901.9901003' })
  expect(concerns({ status: [], area: '9901' }, one)).toBe(true)
  expect(concerns({ status: [], area: '990100' }, one)).toBe(false)
  expect(concerns({ status: ['closed'] }, one)).toBe(false)
})

test('overdue is judged at the time that is asked of', () => {
  const one = incident({ overdue: false, dueAt: '2026-11-22T06:00:00Z' })
  expect(concerns({ status: [], overdue: 'true' }, one, Date.parse('2026-11-22T05:59:00Z'))).toBe(false)
  expect(concerns({ status: [], overdue: 'true' }, one, Date.parse('2026-11-22T06:01:00Z'))).toBe(true)
})

test('tells lists of open incidents from lists that others belong to', () => {
  expect(asksForOpen({ status: [], open: 'true' })).toBe(true)
  expect(asksForOpen({ status: [], overdue: 'true', category: '201' })).toBe(true)
  expect(asksForOpen({ status: ['accepted', 'arrived'] })).toBe(true)
  expect(asksForOpen({ status: [], open: 'true', from: '2026-11-22T00:00:00Z' })).toBe(true)
  for (const filters of [{ status: [] }, { status: ['accepted', 'closed'] }, { status: [], open: 'false' as const }, { status: [], open: 'true' as const, when: 'due' as const }, { status: [], open: 'true' as const, q: 'x' }]) {
    expect(asksForOpen(filters), JSON.stringify(filters)).toBe(false)
  }
})
