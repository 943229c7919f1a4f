import type { Arc, Box } from './coverage'
import { keyOf, placeAt, type Place, same, side } from './place'

/** Where one of the changed arcs meets a border other than at a common end; undefined when there is no such place. */
export function crossingOf(arcs: readonly Arc[], changed: readonly number[]): Place | undefined {
  for (const index of changed) {
    const mine = arcs[index]
    if (mine === undefined) continue
    for (let k = 1; k < mine.places.length; k++) {
      const [a, b] = [mine.places[k - 1], mine.places[k]]
      if (a === undefined || b === undefined) continue
      if (same(a, b)) return a
      const box = boxOf(a, b)
      for (let other = 0; other < arcs.length; other++) {
        const arc = arcs[other]
        if (arc === undefined || apart(arc.box, box)) continue
        for (let j = 1; j < arc.places.length; j++) {
          if (other === index && j === k) continue
          const [c, d] = [arc.places[j - 1], arc.places[j]]
          if (c === undefined || d === undefined || apart(boxOf(c, d), box)) continue
          const where = meeting(a, b, c, d)
          if (where !== undefined) return where
        }
      }
    }
  }
  return undefined
}

/** Where two segments meet, when they do more than share one end. */
export function meeting(a: Place, b: Place, c: Place, d: Place): Place | undefined {
  const [sc, sd, sa, sb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  const common = [a, b].find((end) => same(end, c) || same(end, d))
  if (common !== undefined) {
    if (sc !== 0 || sd !== 0) return undefined
    // On one line: they overlap when the other ends lie on the same side of the common one.
    const [mine, theirs] = [same(common, a) ? b : a, same(common, c) ? d : c]
    return keyOf(mine) === keyOf(theirs) || within(common, mine, theirs) || within(common, theirs, mine) ? common : undefined
  }
  if (Math.sign(sc) * Math.sign(sd) < 0 && Math.sign(sa) * Math.sign(sb) < 0) {
    const share = sa / (sa - sb)
    return placeAt(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
  }
  if (sc === 0 && within(a, b, c)) return c
  if (sd === 0 && within(a, b, d)) return d
  if (sa === 0 && within(c, d, a)) return a
  if (sb === 0 && within(c, d, b)) return b
  return undefined
}

/** Whether c, known to lie on the line of a and b, lies between them. */
const within = (a: Place, b: Place, c: Place): boolean =>
  c[0] >= Math.min(a[0], b[0]) && c[0] <= Math.max(a[0], b[0]) && c[1] >= Math.min(a[1], b[1]) && c[1] <= Math.max(a[1], b[1])

const boxOf = (a: Place, b: Place): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
const apart = (a: Box, b: Box): boolean => a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1]
