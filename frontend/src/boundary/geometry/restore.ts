import type { Edit } from '../types'
import { type Arc, type Coverage, isFree } from './coverage'
import { arcsThrough } from './edited'
import { inside } from './inside'
import { labelPlace } from '@/map/geometry'
import { keyOf, type Place, placeAt, same } from './place'
import { arcsOf, shapeOf } from './shape'
import { moveVertex } from './moveVertex'
import { reshapeEdge } from './reshapeEdge'

/**
 * What brings back the areas an area was made of or gave away: those that came from it since go back into it, and of those
 * that went into it the old border is cut again. `newCode` gives the codes of what is cut.
 */
export function bringBack(then: Coverage, now: Coverage, code: string, newCode: () => string): Edit[] {
  const [old, present] = [shapeOf(then, code), shapeOf(now, code)]
  const since = [...now.faces.values()].filter((face) => face.editable && face.code !== code && !then.faces.has(face.code) && inside(middleOf(now, face.code), old)).map((face) => face.code)
  const gone = neighboursOf(then, code).filter((other) => !now.faces.has(other) && inside(middleOf(then, other), present))
  const merges: Edit[] = since.length === 0 ? [] : [{ kind: 'merge', areas: [code, ...since], into: code }]
  const splits = gone.flatMap((other): Edit[] => {
    const [line] = arcsOf(then, code).map((index) => then.arcs[index]).filter((arc) => arc !== undefined && (arc.left === other || arc.right === other))
    return line === undefined ? [] : [{ kind: 'split', area: code, line: line.places, as: newCode(), keep: middleOf(then, code) }]
  })
  return [...merges, ...splits]
}

/** What leads the present borders of an area along their old course: first the places where borders meet, then the courses. */
export function oldCourse(then: Coverage, now: Coverage, code: string): Edit[] {
  const edits: Edit[] = []
  let drawn = now
  for (const node of nodesOf(then, code)) {
    const around = facesAround(then, node)
    const present = nodesOf(drawn, code).filter((place) => facesAround(drawn, place) === around)
    const [at] = present
    if (at === undefined || present.length > 1 || same(at, node)) continue
    const moved = moveVertex(drawn, at, node)
    if (!moved.valid) continue
    drawn = moved.coverage
    edits.push({ kind: 'move-vertex', at, to: node })
  }
  for (const index of arcsOf(then, code)) {
    const arc = then.arcs[index]
    const [from, to] = [arc?.places[0], arc?.places.at(-1)]
    if (arc === undefined || from === undefined || to === undefined || same(from, to) || hasCourse(drawn, arc)) continue
    const present = arcsThrough(drawn, from).find((other) => { const found = drawn.arcs[other]; return found !== undefined && isFree(drawn, found) && sides(found) === sides(arc) && found.places.some((place) => same(place, to)) })
    const through = present === undefined ? undefined : drawn.arcs[present]?.places.find((place) => !same(place, from) && !same(place, to))
    if (present === undefined) continue
    const line = arc.places.slice(1, -1)
    const edited = reshapeEdge(drawn, from, to, line, through)
    if (!edited.valid) continue
    drawn = edited.coverage
    edits.push({ kind: 'reshape-edge', from, to, line, ...(through === undefined ? {} : { through }) })
  }
  return edits
}

const sides = ({ left = '', right = '' }: Arc): string => [left, right].sort().join(' ')
const hasCourse = ({ arcs }: Coverage, { places }: Arc): boolean => {
  const wanted = places.map(keyOf).join(' ')
  return arcs.some((arc) => arc.places.length === places.length && [arc.places, [...arc.places].reverse()].some((course) => course.map(keyOf).join(' ') === wanted))
}

/** The places on an area's border where it meets more than one other. */
function nodesOf(coverage: Coverage, code: string): Place[] {
  const ends = arcsOf(coverage, code).flatMap((index) => { const places = coverage.arcs[index]?.places ?? []; return [places[0], places.at(-1)] }).filter((place) => place !== undefined)
  return ends.filter((place, k) => ends.findIndex((other) => same(other, place)) === k)
}

const facesAround = (coverage: Coverage, node: Place): string => [...new Set(arcsThrough(coverage, node).flatMap((index) => [coverage.arcs[index]?.left, coverage.arcs[index]?.right]))].map((code) => code ?? '').sort().join(' ')

function neighboursOf(coverage: Coverage, code: string): string[] {
  const found = arcsOf(coverage, code).flatMap((index) => [coverage.arcs[index]?.left, coverage.arcs[index]?.right])
  return [...new Set(found)].filter((other): other is string => other !== undefined && other !== code)
}

function middleOf(coverage: Coverage, code: string): Place {
  const [lng = 0, lat = 0] = labelPlace(shapeOf(coverage, code)) ?? []
  return placeAt(lng, lat)
}
