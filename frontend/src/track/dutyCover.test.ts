import { expect, it } from 'vitest'
import { coverIn, coverResult } from './dutyCover'
import type { CoverageNow } from './types'

/** Nobody lives there: the description of the API cannot say it of a member of a list. */
const NOBODY = null as unknown as number
const now: CoverageNow = {
  area: 'D', at: '2026-11-22T08:00:00Z', minutes: [5, 10, 15],
  kinds: [
    { kind: 'crew', mode: 'car', onDuty: 4, seen: 3, households: 300, shares: [0.2, 0.6, 0.9], rows: [{ code: 'W', name: '西街', households: 200, shares: [0.3, 0.9, 1] }, { code: 'E', name: '东街', households: 100, shares: [0, 0, 0.7] }, { code: 'P', name: '港区', households: 0, shares: [NOBODY, NOBODY, NOBODY] }] },
    { kind: 'member', mode: 'ebike', onDuty: 9, seen: 9, households: 300, shares: [1, 1, 1], rows: [] },
  ],
}

it('shows the figure wished for, and the usual one where there is none of it any more', () => {
  expect(coverIn(now, undefined)).toEqual({ kind: 'crew', at: 1 })
  expect(coverIn(now, { kind: 'member', at: 2 })).toEqual({ kind: 'member', at: 2 })
  expect(coverIn(now, { kind: 'leader', at: 0 })).toEqual({ kind: 'crew', at: 1 })
  expect(coverIn({ ...now, kinds: [] }, undefined)).toBeUndefined()
})

it('an area where nobody is reached is shown as such, one without households as not known', () => {
  const result = coverResult(now, { kind: 'crew', at: 1 }, 'street')
  expect(result?.mapped).toBe('share10')
  expect(result?.definition.level).toBe('street')
  expect(result?.rows.map(({ code, values, unknown }) => [code, values['share10'], unknown])).toEqual([['W', 0.9, null], ['E', 0, null], ['P', null, 'no-households']])
  expect(coverResult(now, { kind: 'leader', at: 1 }, 'street')).toBeUndefined()
})
