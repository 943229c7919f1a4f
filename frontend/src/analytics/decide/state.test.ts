// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Result } from '../wire'
import { wishFrom } from '../wish'
import { MOST_NEW, newSites, readSiting, sitingDefinition, writeSiting } from './siting'
import { partsNear, pathsOf, readSplit, spreadOf, splitDefinition, writeSplit } from './split'
import { ownState, readTrial, toState, writeTrial } from './state'
import type { Part } from './wire'

const wish = wishFrom({ hours: '18-23', categories: '0203' }, '990100', '2026-11-22')

describe('the address of a pane', () => {
  it('is read by no other pane', () => {
    const state = toState('siting', writeSiting({ ...readSiting(''), sites: 3 }))
    expect(readSiting(ownState('siting', state)).sites).toBe(3)
    expect(ownState('what-if', state)).toBe('')
    expect(toState('split', '')).toBe('')
  })

  it('holds what was asked, and takes the usual for nonsense', () => {
    const siting = { goal: 'fewest' as const, sites: 7, minutes: 12, demand: 'cases' as const, capacity: 5000, percent: 80, fixed: [{ lng: 123.3, lat: 29.6 }], forbidden: [{ lng: 123.4, lat: 29.7 }, { lng: -1.5, lat: -2 }] }
    expect(readSiting(writeSiting(siting))).toEqual(siting)
    expect(readSiting('g=all;n=999;m=0;c=-3;f=1,2,3|x|5,95')).toEqual({ ...readSiting(''), sites: MOST_NEW, minutes: 3 })
    const split = { community: '990100003017', target: 420, compact: 80, proposal: 2 }
    expect(readSplit(writeSplit(split))).toEqual(split)
    expect(readSplit('a=<script>;t=1;p=9')).toEqual({ community: '', target: 50, compact: 50, proposal: 2 })
    expect(readTrial(writeTrial({ minute: 8, changes: '+1,2' }))).toEqual({ minute: 8, changes: '+1,2' })
    expect(readTrial('m8')).toEqual({ minute: 8, changes: '' })
    expect(readTrial('+1,2')).toEqual({ minute: 10, changes: '+1,2' })
    expect(writeTrial({ minute: 10, changes: '' })).toBe('')
  })
})

describe('a question of sites', () => {
  it('is narrowed by the filters of cases only where cases are counted', () => {
    const siting = readSiting('')
    expect(sitingDefinition(wish, siting, 'community')).toMatchObject({ kind: 'siting', filters: { categories: [], hours: null } })
    expect(sitingDefinition(wish, { ...siting, demand: 'cases' }, 'community').filters).toMatchObject({ categories: ['0203'], hours: { from: 18, to: 23 } })
  })

  it('asks for as many as may be where the fewest are wanted, and says what share they have to reach', () => {
    const asked = sitingDefinition(wish, { ...readSiting(''), goal: 'fewest', percent: 90, sites: 2 }, 'community').wish
    expect(asked).toMatchObject({ goal: 'fewest', new: MOST_NEW, share: 0.9, capacity: null })
    expect(sitingDefinition(wish, { ...readSiting(''), sites: 2 }, 'community').wish).not.toHaveProperty('share')
  })

  it('lists the new sites by their rank', () => {
    const site = (role: string, rank: number): object => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [1, 2] }, properties: { role, rank } })
    const result = { points: { type: 'FeatureCollection', features: [site('new', 2), site('standing', 0), site('new', 1)] } } as unknown as Result
    expect(newSites(result).map(({ properties }) => properties.rank)).toEqual([1, 2])
  })
})

describe('a split', () => {
  it('is into the number of parts whose mean is closest to the target, two at least', () => {
    expect(partsNear(3000, 300)).toBe(10)
    expect(partsNear(3140, 300)).toBe(10)
    expect(partsNear(3160, 300)).toBe(11)
    expect(partsNear(100, 300)).toBe(2)
  })

  it('is asked with its slider as a share', () => {
    expect(splitDefinition(wish, { community: 'c', target: 250, compact: 30, proposal: 1 })).toMatchObject({ kind: 'split', area: 'c', level: 'grid', wish: { community: 'c', targetHouseholds: 250, compactness: 0.3 } })
  })

  it('tells how far the largest is above the smallest', () => {
    expect(spreadOf({ parts: 2, smallest: 200, largest: 250, imbalance: 0.1 })).toBeCloseTo(0.25)
    expect(spreadOf({ parts: 2, smallest: 0, largest: 250, imbalance: 1 })).toBeUndefined()
  })

  it('is drawn north up, undistorted and inside its picture', () => {
    const square = (west: number, south: number, part: number): Part => ({ type: 'Feature', properties: { proposal: 0, part, households: 1 }, geometry: { type: 'Polygon', coordinates: [[[west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01], [west, south]]] } })
    const [south, north] = pathsOf([square(123.3, 29.6, 0), square(123.3, 29.61, 1)], 100).map(({ path }) => [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const))
    const span = (places: readonly (readonly [number, number])[] = [], axis: 0 | 1): number[] => [Math.min(...places.map((place) => place[axis])), Math.max(...places.map((place) => place[axis]))]
    expect(span(south, 1)).toEqual([50, 100])
    expect(span(north, 1)).toEqual([0, 50])
    const [left = 0, right = 0] = span(south, 0)
    // A hundredth of a degree is narrower eastward by the cosine of the latitude.
    expect((right - left) / 50).toBeCloseTo(Math.cos((29.61 * Math.PI) / 180), 2)
    expect((left + right) / 2).toBeCloseTo(50, 1)
    expect(pathsOf([], 100)).toEqual([])
  })
})
