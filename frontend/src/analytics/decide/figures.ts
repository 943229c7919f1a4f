import type { AreaChange, Reached, SitingFigures } from './wire'

/** What stands before and after, and whether that is better. */
export type Turn = { begin: number | null; now: number | null; verdict: 'better' | 'worse' | 'same' | 'unknown' }
/** Half of the last digit that is shown, seconds. */
const SAME_SECONDS = 3
/** The same of shares. */
const SAME_SHARE = 0.0005

export function turnOf(begin: number | null, now: number | null, better: 'more' | 'less', same: number): Turn {
  if (begin === null && now === null) return { begin, now, verdict: 'unknown' }
  // Beyond the limit is the longest there is.
  const [from, to] = [begin ?? Infinity, now ?? Infinity]
  const gain = better === 'more' ? to - from : from - to
  return { begin, now, verdict: from === to || Math.abs(gain) < same ? 'same' : gain > 0 ? 'better' : 'worse' }
}
export const shareTurn = (begin: number, now: number): Turn => turnOf(begin, now, 'more', SAME_SHARE)
export const secondsTurn = (begin: number | null | undefined, now: number | null | undefined): Turn =>
  (begin === undefined || now === undefined ? { begin: null, now: null, verdict: 'unknown' } : turnOf(begin, now, 'less', SAME_SECONDS))

/** Households more (or fewer) within each of the minutes. */
export const householdsGained = (begin: Reached, now: Reached): number[] => now.shares.map((share, k) => Math.round(share * now.households) - Math.round((begin.shares[k] ?? 0) * begin.households))

export type Mover = { code: string; name: string; households: number; gained: number; begin: number; now: number; p90: Turn }
/** Areas in which households came within or fell out of the minutes with this number, the largest change first. */
export function moversOf(rows: readonly AreaChange[], at: number): Mover[] {
  return rows.map(({ code, name, households, begin, now }): Mover => {
    const [before, after] = [begin.shares[at] ?? 0, now.shares[at] ?? 0]
    return { code, name, households, begin: before, now: after, gained: Math.round((after - before) * households), p90: secondsTurn(begin.p90, now.p90) }
  }).filter(({ gained, p90 }) => gained !== 0 || p90.verdict === 'better' || p90.verdict === 'worse')
    .sort((a, b) => Math.abs(b.gained) - Math.abs(a.gained) || a.code.localeCompare(b.code))
}

/** The areas with the smallest share within the minutes with this number; of equal ones the larger first. */
export const worstOf = (rows: readonly AreaChange[], at: number, most: number): AreaChange[] =>
  [...rows].filter(({ households }) => households > 0).sort((a, b) => (a.now.shares[at] ?? 0) - (b.now.shares[at] ?? 0) || b.households - a.households).slice(0, most)

/** What can be said of how good a choice of sites is. */
export type Assurance =
  | { kind: 'best' }
  | { kind: 'within'; gap: number; unit: SitingFigures['unit']; missed: number }
  | { kind: 'loose'; gap: number; unit: SitingFigures['unit']; missed: number }
/** A gap above which the choice should be looked at by a person before it is believed. */
const LOOSE = 0.05

/** The gap to the bound in plain terms: proven best, or at most so much could be missed. */
export function assurance({ value, bound, gap, proven, unit }: SitingFigures): Assurance {
  const missed = Math.abs(bound - value)
  if (proven || missed === 0 || (unit !== 'seconds' && missed < 1)) return { kind: 'best' }
  return { kind: gap > LOOSE ? 'loose' : 'within', gap, unit, missed }
}
