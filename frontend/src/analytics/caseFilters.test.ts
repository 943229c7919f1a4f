import { expect, it } from 'vitest'
import { filtersFrom, toQuery } from '@/incident/filters'
import { caseFilters, midnight } from './caseFilters'
import { answer } from './testing/answer'

it('a day begins when the clocks of the district say so', () => {
  expect(midnight('2026-11-22', 'Asia/Shanghai')).toBe('2026-11-21T16:00:00.000Z')
  expect(midnight('2026-11-22', 'America/New_York')).toBe('2026-11-22T05:00:00.000Z')
  expect(midnight('2026-03-08', 'America/New_York')).toBe('2026-03-08T05:00:00.000Z')
  expect(midnight('2026-03-09', 'America/New_York')).toBe('2026-03-09T04:00:00.000Z')
  expect(midnight('2026-01-01', 'Asia/Kathmandu')).toBe('2025-12-31T18:15:00.000Z')
})

it('the cases behind a figure are asked for as the figure was, and open as a list of the desk', () => {
  const { definition } = answer()
  const filters = caseFilters({ ...definition, filters: { categories: ['0203', '0204'], channels: ['field'], hours: { from: 18, to: 23 }, days: 'weekdays' } }, 'A', 'Asia/Shanghai')
  expect(filters).toEqual({
    status: [], area: 'A', from: '2026-08-24T16:00:00.000Z', to: '2026-11-22T16:00:00.000Z', tree: 'administrative', boundaries: 'today', counted: 'analytics', categories: '0203,0204', channels: 'field', hours: '18-23', days: 'weekdays',
  })
  expect(filtersFrom(toQuery(filters) as Record<string, string>)).toEqual(filters)
})

it('by the borders of then they are those of the end of the window, and of whoever held them', () => {
  const { definition } = answer()
  const filters = caseFilters({ ...definition, boundaries: 'then', filters: { ...definition.filters, holders: ['member', 'leader'] } }, 'A', 'Asia/Shanghai', { from: '2026-09-07', to: '2026-09-13' })
  expect(filters).toMatchObject({ boundaries: 'then', accountedAt: '2026-11-22T16:00:00.000Z', to: '2026-09-13T16:00:00.000Z', holders: 'member,leader' })
  expect(filtersFrom(toQuery(filters) as Record<string, string>)).toEqual(filters)
  expect(caseFilters({ ...definition, boundaries: 'then', asOf: '2026-10-01' }, 'A', 'UTC').accountedAt).toBe('2026-10-02T00:00:00.000Z')
})

it('of a frame only its own days', () => {
  expect(caseFilters(answer().definition, 'A', 'UTC', { from: '2026-09-07', to: '2026-09-13' })).toMatchObject({ from: '2026-09-07T00:00:00.000Z', to: '2026-09-14T00:00:00.000Z' })
})
