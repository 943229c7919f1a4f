// @vitest-environment node
import { expect, test } from 'vitest'
import { ageOf, spriteOf } from './responderSprites'

test('a fix grows old after a minute and stale after five', () => {
  expect([0, 59_999, 60_000, 299_999, 300_000].map(ageOf)).toEqual(['fresh', 'fresh', 'old', 'old', 'stale'])
})

test('a heading has its sprite whichever way round it is told', () => {
  expect(spriteOf(undefined, 'fresh')).toEqual({ column: 0, row: 0 })
  expect(spriteOf(0, 'old')).toEqual({ column: 1, row: 1 })
  expect(spriteOf(90, 'fresh').column).toBe(10)
  for (const same of [-90, 270, 630]) expect(spriteOf(same, 'stale')).toEqual({ column: 28, row: 2 })
  expect(spriteOf(359.9, 'fresh').column).toBe(1)
  expect(spriteOf(0, 'old', true)).toEqual({ column: 1, row: 4 })
})
