import { expect, it } from 'vitest'
import { toQuery, windowOf, wishFrom } from './wish'

const NOW = new Date('2026-11-22T15:00')

it('a link without anything asks for today from eight to six at home', () => {
  expect(wishFrom({}, 'HOME', NOW)).toEqual({ area: 'HOME', day: '2026-11-22', from: '08:00', to: '18:00', view: 'tracks', days: 1 })
})

it('before the work of a day begins it is of the day before', () => {
  expect(wishFrom({}, 'HOME', new Date('2026-12-01T07:59')).day).toBe('2026-11-30')
  expect(wishFrom({}, 'HOME', new Date('2026-12-01T08:00')).day).toBe('2026-12-01')
})

it('nonsense in a link is passed over', () => {
  const wish = wishFrom({ day: '2026-99-99', from: '25:00', to: 'x', view: 'all', days: '5', area: ['A'] }, 'HOME', NOW)
  expect(wish).toEqual(wishFrom({}, 'HOME', NOW))
})

it('what is wished comes back from the URL', () => {
  const wish = { area: 'A', responder: 'R-1', day: '2026-11-20', from: '22:00', to: '06:00', view: 'coverage', days: 7 } as const
  expect(wishFrom(toQuery(wish), 'HOME', NOW)).toEqual(wish)
})

it('a time that does not end after its begin ends on the next day, and days look back', () => {
  const wish = wishFrom({ day: '2026-11-20', from: '22:00', to: '06:00' }, 'HOME', NOW)
  expect(windowOf(wish)).toEqual({ from: new Date('2026-11-20T22:00'), to: new Date('2026-11-21T06:00') })
  expect(windowOf(wish, 7).from).toEqual(new Date('2026-11-14T22:00'))
})
