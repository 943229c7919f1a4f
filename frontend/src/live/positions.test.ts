// @vitest-environment node
import { expect, test } from 'vitest'
import { respondersFrom } from './positions'

const frame = (...positions: unknown[]): unknown => ({ topic: 'positions', area: 'd', payload: { positions } })

test('a responder heads where it moved: north 0, east 90, and keeps it while standing', () => {
  const first = respondersFrom(frame({ id: 'a', lng: 122, lat: 30 }), [])
  expect(first[0]?.heading).toBeUndefined()
  const north = respondersFrom(frame({ id: 'a', lng: 122, lat: 30.001 }), first)
  expect(north[0]?.heading).toBeCloseTo(0)
  const east = respondersFrom(frame({ id: 'a', lng: 122.001, lat: 30.001 }), north)
  expect(east[0]?.heading).toBeCloseTo(90)
  const jitter = respondersFrom(frame({ id: 'a', lng: 122.00101, lat: 30.001 }), east)
  expect(jitter[0]?.heading).toBeCloseTo(90)
})

test('the newest frame replaces the one before, and what is no place is left out', () => {
  const first = respondersFrom(frame({ id: 'a', lng: 122, lat: 30 }, { id: 'b', lng: 122, lat: 30 }), [])
  expect(respondersFrom(frame({ id: 'b', lng: 122, lat: 30 }, { id: 'c', lng: null, lat: 1 }, 7), first).map(({ id }) => id)).toEqual(['b'])
  expect(respondersFrom('nonsense', first)).toEqual([])
})
