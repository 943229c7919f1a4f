import { type Arc, boxAround, type Coverage, isFree } from './coverage'
import { crossingOf } from './crossing'
import { keyOf, type Place } from './place'

/** Why an edit cannot be, by the server's own words, and where. */
export type Reason = 'vertex-unknown' | 'edge-unknown' | 'border-locked' | 'same-place' | 'vertex-is-node' | 'invalid-result'
/** What came of an edit: another coverage, or a reason with its place. */
export type Edited = { readonly valid: true; readonly coverage: Coverage; readonly changed: readonly string[] } | Refused
export type Refused = { readonly valid: false; readonly reason: Reason; readonly where: Place }

export const refused = (reason: Reason, where: Place): Refused => ({ valid: false, reason, where })

/** Numbers of the arcs through a place. */
export function arcsThrough({ arcs }: Coverage, [lng, lat]: Place): number[] {
  const key = keyOf([lng, lat])
  const found: number[] = []
  arcs.forEach(({ box, places }, index) => {
    if (lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3] && places.some((place) => keyOf(place) === key)) found.push(index)
  })
  return found
}

export const isVertex = (coverage: Coverage, place: Place): boolean => arcsThrough(coverage, place).length > 0

/**
 * The coverage with these arcs changed, refused when one of them is locked or when a border would then cross another: each
 * changed segment is held against every border near it.
 */
export function withArcs(coverage: Coverage, replaced: ReadonlyMap<number, readonly Place[]>, where: Place): Edited {
  const arcs = coverage.arcs.slice()
  const changed = new Set<string>()
  for (const [index, places] of replaced) {
    const old: Arc | undefined = arcs[index]
    if (old === undefined) return refused('edge-unknown', where)
    if (!isFree(coverage, old)) return refused('border-locked', where)
    arcs[index] = { ...old, places, box: boxAround(places) }
    for (const code of [old.left, old.right]) if (code !== undefined) changed.add(code)
  }
  const crossing = crossingOf(arcs, [...replaced.keys()])
  if (crossing !== undefined) return refused('invalid-result', crossing)
  return { valid: true, coverage: { arcs, faces: coverage.faces }, changed: [...changed] }
}
