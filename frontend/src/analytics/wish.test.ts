import fc from 'fast-check'
import { expect, it } from 'vitest'
import { definitionOf } from './definition'
import { asked, daysBefore, FRAMES, KINDS, LEVELS, PHASES, PRESETS, QUANTILES, toQuery, type Wish, wishFrom } from './wish'

const TODAY = '2026-11-22'
const usual = wishFrom({}, 'HOME', TODAY)

it('a link without anything asks about three months at home', () => {
  expect(usual).toMatchObject({ area: 'HOME', from: '2026-08-25', to: TODAY, kind: 'response-time', phase: 'response', quantile: 0.9, view: 'map', hours: undefined })
})

it('a link says its area and days, so that it means the same tomorrow', () => {
  const query = toQuery(usual)
  expect(query).toEqual({ area: 'HOME', from: '2026-08-25', to: TODAY })
  expect(wishFrom(query, 'ELSEWHERE', '2027-03-01')).toEqual(usual)
})

it('whatever is wished comes back from its link', () => {
  const hours = fc.option(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 24 })).filter(([from, to]) => from !== to), { nil: undefined })
  const codes = fc.array(fc.stringMatching(/^\d{3,6}$/), { maxLength: 4 })
  const part = fc.record({
    kind: fc.constantFrom(...KINDS), level: fc.constantFrom(undefined, ...LEVELS), hours, categories: codes, channels: codes, days: fc.constantFrom('all', 'weekdays', 'weekends'), phase: fc.constantFrom(...PHASES),
    quantile: fc.constantFrom(...QUANTILES), limit: fc.integer({ min: 1, max: 1440 }), surface: fc.boolean(), frames: fc.constantFrom(...FRAMES), frame: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
    chosen: fc.constantFrom('', '990100003017'), decide: fc.string({ maxLength: 40 }), sort: fc.constantFrom('', 'n', '-n'), tree: fc.constantFrom('administrative', 'command'), view: fc.constantFrom('map', 'what-if'),
  })
  fc.assert(fc.property(part, (some) => {
    const wish = { ...usual, ...some } as Wish
    expect(wishFrom(toQuery(wish), 'HOME', TODAY)).toEqual(wish)
  }))
})

it('nonsense in a link is passed over', () => {
  const query = { kind: 'gossip', from: '2026-99-01', to: 'x', hours: '25-3', quantile: '0.42', limit: '-5', categories: 'a b,0203', level: 'galaxy', frame: '1e9', area: ["'"] as unknown as string }
  expect(wishFrom(query, 'HOME', TODAY)).toEqual({ ...usual, categories: ['0203'] })
})

it('a window that ends before it begins looks back from its end', () => {
  expect(wishFrom({ from: '2026-11-10', to: '2026-11-01' }, 'HOME', TODAY)).toMatchObject({ from: daysBefore('2026-11-01', 89), to: '2026-11-01' })
})

it('the question of the night asks for the evening hours of the same place and days', () => {
  const wish = asked({ ...usual, area: 'S', from: '2026-10-01', categories: ['0203'] }, PRESETS['night'] ?? {})
  expect(definitionOf(wish)).toEqual({
    kind: 'response-time', area: 'S', tree: 'administrative', boundaries: 'today', level: 'community', window: { from: '2026-10-01', to: TODAY },
    filters: { categories: [], channels: [], hours: { from: 18, to: 23 }, days: 'all' }, wish: { phase: 'response', limitMinutes: 30, quantile: 0.5, figure: 'quantile', surface: null },
  })
})

it('what does not bear on a question is not asked, so that equal questions are equal', () => {
  const staffing = { ...usual, kind: 'staffing' as const }
  expect(definitionOf({ ...staffing, hours: [18, 23], categories: ['0203'], phase: 'total', frames: 'week' })).toEqual(definitionOf(staffing))
  expect(definitionOf({ ...usual, categories: ['b', 'a'] })).toEqual(definitionOf({ ...usual, categories: ['a', 'b'] }))
  expect(definitionOf({ ...usual, chosen: 'X', sort: 'n', list: 'table', layer: 'surface', frame: 3 })).toEqual(definitionOf(usual))
})

it('coverage starts from the kinds that are named, and from fire stations otherwise', () => {
  const of = (sources: string[]): unknown => definitionOf({ ...usual, kind: 'coverage', sources }).wish['sources']
  expect(of([])).toEqual({ elements: ['fire'] })
  expect(of(['elements:clinic', 'elements:hospital', 'responders:crew'])).toEqual({ elements: ['clinic', 'hospital'] })
  expect(of(['responders:crew'])).toEqual({ responders: ['crew'] })
  expect(of(['scenario:12'])).toEqual({ scenario: '12' })
})
