import { type Arc, type Coverage, isClosed } from './coverage'
import { arcsThrough, type Edited, refused, withArcs } from './edited'
import { keyOf, type Place, same } from './place'

/**
 * Gives the part of one border between two of its vertices a new course: from, the places of `line` in between, to. On a
 * closed border `through` says which way round; without it the shorter way is replaced.
 */
export function reshapeEdge(coverage: Coverage, from: Place, to: Place, line: readonly Place[], through?: Place): Edited {
  if (same(from, to)) return refused('same-place', to)
  const beside = new Set(arcsThrough(coverage, to))
  const shared = arcsThrough(coverage, from).filter((index) => beside.has(index))
  const index = shared.find((candidate) => through === undefined || partBetween(coverage.arcs[candidate], from, to, through) !== undefined)
  const part = index === undefined ? undefined : partBetween(coverage.arcs[index], from, to, through)
  if (index === undefined || part === undefined) return refused('edge-unknown', from)
  const between = inner(line, from, to)
  const mine = new Set(part.between.map(keyOf))
  const taken = between.find((place) => !mine.has(keyOf(place)) && arcsThrough(coverage, place).length > 0)
  if (taken !== undefined) return refused('same-place', taken)
  const course = [from, ...between, to]
  const next = part.reversed ? [...course].reverse() : course
  return withArcs(coverage, new Map([[index, [...part.before, ...next, ...part.after]]]), from)
}

/** The line without its ends when it repeats them. */
function inner(line: readonly Place[], from: Place, to: Place): readonly Place[] {
  const [first, last] = [line[0], line.at(-1)]
  const start = first !== undefined && same(first, from) ? 1 : 0
  return line.slice(start, last !== undefined && same(last, to) ? -1 : undefined)
}

type Part = { before: readonly Place[]; between: readonly Place[]; after: readonly Place[]; reversed: boolean }

/** Cuts an arc at two of its places. */
export function partBetween(arc: Arc | undefined, from: Place, to: Place, through?: Place): Part | undefined {
  if (arc === undefined) return undefined
  const { places } = arc
  const [i, j] = [places.findIndex((place) => same(place, from)), places.findIndex((place) => same(place, to))]
  if (i < 0 || j < 0 || i === j) return undefined
  const [low, high] = [Math.min(i, j), Math.max(i, j)]
  const straight: Part = { before: places.slice(0, low), between: places.slice(low, high + 1), after: places.slice(high + 1), reversed: i > j }
  const has = (part: Part): boolean => through === undefined || part.between.some((place) => same(place, through))
  if (!isClosed(arc)) return has(straight) ? straight : undefined
  // The other way round: kept is what lies between low and high, and the ring begins there.
  const open = places.slice(0, -1)
  const round: Part = { before: open.slice(low, high), between: [...open.slice(high), ...open.slice(0, low + 1)], after: [], reversed: i < j }
  if (through === undefined) return straight.between.length <= round.between.length ? straight : round
  return has(straight) ? straight : has(round) ? round : undefined
}
