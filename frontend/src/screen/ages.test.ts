// @vitest-environment node
import { expect, test } from 'vitest'
import { incident } from '@/testing/incident'
import { AGES, ageClasses } from './ages'

const AT = Date.parse('2026-11-22T12:00:00Z')
const ago = (hours: number) => incident({ reportedAt: new Date(AT - hours * 3_600_000).toISOString() })

test('each case falls into one class, the same that a list by instants gives', () => {
  const cases = [0, 0.5, 1, 1.01, 4, 23, 24, 25, 72, 500].map(ago)
  const counts = ageClasses(cases, AT)
  expect(counts.reduce((a, b) => a + b)).toBe(cases.length)
  // A list asks: reported at or after now − below, and before now − from.
  const listed = AGES.map(({ from, below }) => cases.filter(({ reportedAt }) => {
    const at = Date.parse(reportedAt)
    return at >= AT - below * 3_600_000 && (from === 0 || at < AT - from * 3_600_000)
  }).length)
  expect(counts).toEqual(listed)
})

test('what came in since the minute began counts as new', () => {
  expect(ageClasses([ago(-0.01)], AT)).toEqual([1, 0, 0, 0, 0])
})
