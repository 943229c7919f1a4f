// @vitest-environment node
import { expect, test } from 'vitest'
import { legsOf } from './fan'

test('however many there are, no two marks of a fan touch, and none covers the middle', () => {
  for (let count = 2; count <= 60; count++) {
    const legs = legsOf(count)
    expect(legs).toHaveLength(count)
    legs.forEach((leg, k) => {
      expect(Math.hypot(leg.x, leg.y), `${count} marks, ${k}`).toBeGreaterThanOrEqual(47)
      legs.slice(k + 1).forEach((other) => expect(Math.hypot(leg.x - other.x, leg.y - other.y), `${count} marks, ${k}`).toBeGreaterThan(34))
    })
  }
})
