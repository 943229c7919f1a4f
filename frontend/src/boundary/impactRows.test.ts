// @vitest-environment node
import { expect, test } from 'vitest'
import { comparison, isTouched, shown, valueOf } from './impactRows'
import type { AreaImpact, Figures } from './types'

const figures: Figures = { households: 210, residents: 600, groups: { elderly: 80 }, elements: { camera: 3, hydrant: 4 }, servicePoints: 1, staff: 2, householdsPerWorker: null, openIncidents: { reported: 2, accepted: 1 }, areaSquareMeters: 84_000, compactness: 0.61, borderMeters: 1_320 }
const areas: AreaImpact[] = [{ code: 'a', proposedCode: null, name: 'A', before: figures, after: { ...figures, households: 110 } }, { code: '+1', proposedCode: '990', name: 'B', after: { ...figures, households: 100 } }]

test('what is counted by kind is added up, what is missing stays missing', () => {
  expect(valueOf(figures, 'elements')).toBe(7)
  expect(valueOf(figures, 'openIncidents')).toBe(3)
  expect(valueOf(figures, 'householdsPerWorker')).toBeUndefined()
  expect(valueOf(null, 'households')).toBeUndefined()
  expect(shown(84_000, 'areaSquareMeters')).toBeCloseTo(8.4)
})

test('a new area has no bar before, a retired one none after', () => {
  const { series } = comparison(areas, 'households', { before: 'before', after: 'after' })
  expect((series as { data: unknown[] }[]).map(({ data }) => data)).toEqual([[210, null], [110, 100]])
})

test('a neighbour that only got a corner is the same', () => {
  expect(areas.map(isTouched)).toEqual([true, true])
  expect(isTouched({ code: 'n', name: 'N', before: figures, after: { ...figures, areaSquareMeters: 84_000.2, borderMeters: 1_320.01 } })).toBe(false)
  expect(isTouched({ code: 'n', name: 'N', before: figures, after: { ...figures, openIncidents: { reported: 2 } } })).toBe(true)
})
