// @vitest-environment node
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, normal, scene } from '../testing/scene'
import { type Coverage, coverageOf, isFree } from './coverage'
import { deleteVertex } from './deleteVertex'
import type { Edited } from './edited'
import { insertVertex } from './insertVertex'
import { moveVertex } from './moveVertex'
import { keyOf, type Place, same } from './place'
import { reshapeEdge } from './reshapeEdge'
import { shapeOf } from './shape'

const START = scene('aaaabbbb', 'aacccbbb', 'aaccccbb', 'ddcccffb', 'dddgggfe', 'dddggeee', 'hhhhheee')

/** The plain model: rings as lists of places, and every edit done to each ring by itself. */
type Model = ReadonlyMap<string, readonly Place[]>
const model = (): Model => new Map(START.map(({ code, geometry }) => [code, (geometry.coordinates as [number, number][][])[0]?.slice(0, -1) ?? []]))
const each = (rings: Model, change: (ring: readonly Place[]) => readonly Place[]): Model => new Map([...rings].map(([code, ring]) => [code, change(ring)]))

type Step = { coverage: (coverage: Coverage) => Edited; model: (rings: Model) => Model }

const offset = fc.integer({ min: -450, max: 450 }).map((permille) => permille / 1000)
const chosen = fc.record({ pick: fc.integer({ min: 0, max: 100_000 }), dx: offset, dy: offset, kind: fc.constantFrom('move', 'insert', 'delete', 'reshape') })
const action = fc.oneof({ arbitrary: chosen, weight: 4 }, { arbitrary: fc.constant('undo' as const), weight: 2 }, { arbitrary: fc.constant('redo' as const), weight: 1 })

function stepOf({ pick, dx, dy, kind }: { pick: number; dx: number; dy: number; kind: string }, coverage: Coverage): Step | undefined {
  const inner = coverage.arcs.filter((arc) => isFree(coverage, arc))
  const arc = inner[pick % inner.length]
  if (arc === undefined) return undefined
  const k = pick % (arc.places.length - 1)
  const [from, to] = [arc.places[k], arc.places[k + 1]]
  if (from === undefined || to === undefined) return undefined
  const near = at((from[0] - at(0, 0)[0]) / 0.001 + dx, (from[1] - at(0, 0)[1]) / 0.001 + dy)
  if (same(near, from) || same(near, to)) return undefined
  const replace = (ring: readonly Place[], a: Place, b: Place, between: readonly Place[]): readonly Place[] => ring.flatMap((place, n) => {
    const next = ring[(n + 1) % ring.length]
    if (next === undefined) return [place]
    if (same(place, a) && same(next, b)) return [place, ...between]
    return same(place, b) && same(next, a) ? [place, ...[...between].reverse()] : [place]
  })
  switch (kind) {
    case 'move': return { coverage: (c) => moveVertex(c, from, near), model: (m) => each(m, (ring) => ring.map((place) => (same(place, from) ? near : place))) }
    case 'insert': return { coverage: (c) => insertVertex(c, from, to, near), model: (m) => each(m, (ring) => replace(ring, from, to, [near])) }
    case 'delete': return { coverage: (c) => deleteVertex(c, from), model: (m) => each(m, (ring) => ring.filter((place) => !same(place, from))) }
    default: return { coverage: (c) => reshapeEdge(c, from, to, [near]), model: (m) => each(m, (ring) => replace(ring, from, to, [near])) }
  }
}

const drawn = (coverage: Coverage): string[] => START.map(({ code }) => normal(shapeOf(coverage, code).coordinates[0]?.[0] ?? []))
const told = (rings: Model): string[] => START.map(({ code }) => { const ring = rings.get(code) ?? []; return normal([...ring, ring[0] ?? [0, 0]].map((place) => [...place])) })

test('edits, undo and redo of shared arcs equal those done to every ring by itself', () => {
  let taken = 0
  fc.assert(fc.property(fc.array(action, { minLength: 5, maxLength: 40, size: 'max' }), (actions) => {
    let past: [Coverage, Model][] = [[coverageOf(START), model()]]
    let future: [Coverage, Model][] = []
    for (const act of actions) {
      const [coverage, rings] = past.at(-1) ?? [coverageOf(START), model()]
      if (act === 'undo') {
        if (past.length > 1) future = [[coverage, rings], ...future]
        past = past.slice(0, Math.max(1, past.length - 1))
      } else if (act === 'redo') {
        const [next, ...later] = future
        past = next === undefined ? past : [...past, next]
        future = later
      } else {
        const step = stepOf(act, coverage)
        const edited = step?.coverage(coverage)
        if (step !== undefined && edited?.valid === true) {
          taken++
          past = [...past, [edited.coverage, step.model(rings)]]
          future = []
        }
      }
      const [now, wanted] = past.at(-1) ?? [coverageOf(START), model()]
      expect(drawn(now)).toEqual(told(wanted))
      // What an edit leaves is a coverage: built anew from its faces it has the same edges, each between the same two.
      expect(edgesOf(coverageOf(START.map(({ code, editable }) => ({ code, editable, geometry: shapeOf(now, code) }))))).toEqual(edgesOf(now))
    }
  }), { numRuns: 150 })
  expect(taken).toBeGreaterThan(500)
}, 60_000)

function edgesOf({ arcs }: Coverage): string[] {
  return arcs.flatMap(({ places, left = '', right = '' }) => places.slice(1).map((to, k) => {
    const [a, b] = [keyOf(places[k] ?? to), keyOf(to)]
    return a < b ? `${a} ${b} ${left}|${right}` : `${b} ${a} ${right}|${left}`
  })).sort()
}
