// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { assurance, householdsGained, moversOf, secondsTurn, shareTurn, worstOf } from './figures'
import type { AreaChange, Reached, SitingFigures } from './wire'

const reached = (part: Partial<Reached>): Reached => ({ households: 1000, shares: [0.5], groups: [], median: 300, p90: 700, mean: 350, unreached: 0, ...part })
const areaOf = (code: string, households: number, begin: number, now: number): AreaChange => ({ code, name: code, households, begin: { shares: [begin], median: 300, p90: 600 }, now: { shares: [now], median: 300, p90: 600 } })

describe('what a change is worth', () => {
  it('more reached is better, more seconds are worse', () => {
    expect(shareTurn(0.5, 0.6).verdict).toBe('better')
    expect(shareTurn(0.6, 0.5).verdict).toBe('worse')
    expect(secondsTurn(600, 500).verdict).toBe('better')
    expect(secondsTurn(500, 600).verdict).toBe('worse')
  })

  it('less than the last digit shown is no change', () => {
    expect(shareTurn(0.5, 0.5004).verdict).toBe('same')
    expect(secondsTurn(600, 602.9).verdict).toBe('same')
  })

  it('beyond the limit is the longest there is', () => {
    expect(secondsTurn(null, 800).verdict).toBe('better')
    expect(secondsTurn(800, null).verdict).toBe('worse')
    expect(secondsTurn(null, null).verdict).toBe('unknown')
  })

  it('households gained are those of the figures shown, not of their difference', () => {
    expect(householdsGained(reached({ households: 999, shares: [0.5, 0.1] }), reached({ households: 999, shares: [0.75, 0] }))).toEqual([749 - 500, -100])
  })
})

describe('areas', () => {
  it('the largest change comes first, gains and losses alike; what stays the same is not listed', () => {
    const rows = [areaOf('a', 100, 0.1, 0.2), areaOf('b', 1000, 0.9, 0.6), areaOf('c', 500, 0.4, 0.4), areaOf('d', 10, 0.5, 0.5000001)]
    expect(moversOf(rows, 0).map(({ code, gained }) => [code, gained])).toEqual([['b', -300], ['a', 10]])
  })

  it('an area whose slowest are reached sooner is listed though no household crossed the line', () => {
    const row = areaOf('a', 100, 0.1, 0.1)
    expect(moversOf([{ ...row, now: { ...row.now, p90: 500 } }], 0)[0]).toMatchObject({ code: 'a', gained: 0, p90: { verdict: 'better' } })
  })

  it('the least reached comes first, of equal ones the larger; nobody is asked about where nobody lives', () => {
    const rows = [areaOf('a', 100, 0, 0.3), areaOf('b', 900, 0, 0), areaOf('c', 1000, 0, 0), areaOf('empty', 0, 0, 0)]
    expect(worstOf(rows, 0, 2).map(({ code }) => code)).toEqual(['c', 'b'])
  })
})

describe('how good a choice of sites is', () => {
  const figures = (part: Partial<SitingFigures>): SitingFigures => ({ goal: 'cover', sites: 1, standing: 6, candidates: 400, demand: 10_000, minutes: [10], value: 9_900, bound: 10_000, gap: 0.01, proven: false, unit: 'households', begin: reached({}), now: reached({}), ...part })

  it('says best only when it is proven, or when nothing could be missed', () => {
    expect(assurance(figures({ proven: true }))).toEqual({ kind: 'best' })
    expect(assurance(figures({ bound: 9_900.4, gap: 0.00004 })).kind).toBe('best')
    expect(assurance(figures({ unit: 'seconds', value: 300.5, bound: 300, gap: 0.0017 })).kind).toBe('within')
  })

  it('says how much could be missed at most, and warns when that is much', () => {
    expect(assurance(figures({}))).toEqual({ kind: 'within', gap: 0.01, unit: 'households', missed: 100 })
    expect(assurance(figures({ bound: 11_000, gap: 0.1 })).kind).toBe('loose')
    expect(assurance(figures({ unit: 'seconds', value: 310, bound: 300, gap: 10 / 310 }))).toMatchObject({ missed: 10, unit: 'seconds' })
  })
})
