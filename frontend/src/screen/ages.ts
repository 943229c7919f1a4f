import type { Incident } from '@/api/types'

/** Classes of how long ago a case was reported, in hours: from, and below. */
export const AGES = [
  { id: 'h1', from: 0, below: 1 },
  { id: 'h4', from: 1, below: 4 },
  { id: 'h24', from: 4, below: 24 },
  { id: 'd3', from: 24, below: 72 },
  { id: 'more', from: 72, below: Infinity },
] as const

/** Counts by class at a moment. As lists ask it: reported at or after one instant and before the next, so a class has its older bound. */
export function ageClasses(incidents: Iterable<Incident>, atMillis: number): number[] {
  const counts = AGES.map(() => 0)
  for (const { reportedAt } of incidents) {
    const hours = (atMillis - Date.parse(reportedAt)) / 3_600_000
    const k = Math.max(0, AGES.findIndex(({ below }) => hours <= below))
    counts[k] = (counts[k] ?? 0) + 1
  }
  return counts
}
