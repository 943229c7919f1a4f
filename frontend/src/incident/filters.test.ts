// @vitest-environment node
import { expect, test } from 'vitest'
import { incident } from '@/testing/incident'
import { concerns, filtersFrom, toQuery } from './filters'

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
