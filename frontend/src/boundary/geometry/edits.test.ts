// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { at, scene } from '../testing/scene'
import { type Coverage, coverageOf, type Piece } from './coverage'
import { deleteVertex } from './deleteVertex'
import type { Edited } from './edited'
import { insertVertex } from './insertVertex'
import { moveVertex } from './moveVertex'
import { keyOf, type Place } from './place'
import { reshapeEdge } from './reshapeEdge'
import { shapeOf } from './shape'

const has = (coverage: Coverage, code: string, place: Place): boolean => shapeOf(coverage, code).coordinates.flat(2).some(([lng = 0, lat = 0]) => keyOf([lng, lat]) === keyOf(place))
function done(edited: Edited): Extract<Edited, { valid: true }> {
  if (!edited.valid) throw new Error(edited.reason)
  return edited
}
const why = (edited: Edited): string => (edited.valid ? 'valid' : edited.reason)
/** Four areas around a corner, all inside a locked ring. */
const four = (): Coverage => coverageOf(scene('XXXX', 'XabX', 'XcdX', 'XXXX').flatMap((piece): Piece[] => (piece.code === 'X' ? [] : [piece])).concat(scene('XYYZ', 'X..Z', 'X..Z', 'XWWZ')))

describe('a vertex', () => {
  test('moves for every area that has it', () => {
    const { coverage, changed } = done(moveVertex(four(), at(2, 2), at(2.2, 2.1)))
    expect([...changed].sort()).toEqual(['a', 'b', 'c', 'd'])
    for (const code of ['a', 'b', 'c', 'd']) {
      expect(has(coverage, code, at(2.2, 2.1))).toBe(true)
      expect(has(coverage, code, at(2, 2))).toBe(false)
    }
  })
  test('of a locked border stays', () => {
    expect(why(moveVertex(four(), at(2, 3), at(2.1, 3)))).toBe('border-locked')
    expect(why(moveVertex(four(), at(9, 9), at(2.1, 3)))).toBe('vertex-unknown')
    expect(why(moveVertex(four(), at(2, 2), at(3, 2)))).toBe('same-place')
  })
  test('may not be moved across another border; the place is told', () => {
    const refused = moveVertex(four(), at(2, 2), at(2.6, 3.5))
    expect(refused).toMatchObject({ valid: false, reason: 'invalid-result' })
    if (refused.valid) throw new Error()
    expect(refused.where[1]).toBeCloseTo(at(0, 3)[1], 6)
  })
  test('is put into an edge for both sides, whatever direction it is named in', () => {
    for (const [from, to] of [[at(2, 2), at(2, 3)], [at(2, 3), at(2, 2)]] as const) {
      const { coverage, changed } = done(insertVertex(four(), from, to, at(1.8, 2.5)))
      expect([...changed].sort()).toEqual(['a', 'b'])
      expect(has(coverage, 'a', at(1.8, 2.5)) && has(coverage, 'b', at(1.8, 2.5))).toBe(true)
    }
    expect(why(insertVertex(four(), at(1, 1), at(3, 3), at(2.5, 2.5)))).toBe('edge-unknown')
    expect(why(insertVertex(four(), at(2, 3), at(3, 3), at(2.5, 3.1)))).toBe('border-locked')
  })
  test('is deleted again, but not where borders meet', () => {
    const { coverage } = done(insertVertex(four(), at(2, 2), at(2, 3), at(1.8, 2.5)))
    const after = done(deleteVertex(coverage, at(1.8, 2.5)))
    expect(shapeOf(after.coverage, 'a')).toEqual(shapeOf(four(), 'a'))
    expect(why(deleteVertex(four(), at(2, 2)))).toBe('vertex-is-node')
    expect(why(deleteVertex(four(), at(2.5, 2.5)))).toBe('vertex-unknown')
  })
})

describe('a border', () => {
  test('takes the drawn course between two of its vertices, for both sides', () => {
    const line = [at(2, 2), at(1.7, 2.3), at(1.7, 2.7), at(2, 3)]
    for (const [from, to, course] of [[at(2, 2), at(2, 3), line], [at(2, 3), at(2, 2), [...line].reverse()]] as const) {
      const { coverage } = done(reshapeEdge(four(), from, to, course))
      for (const code of ['a', 'b']) expect(has(coverage, code, at(1.7, 2.7))).toBe(true)
      expect(shapeOf(coverage, 'a').coordinates[0]?.[0]).toHaveLength(7)
    }
  })
  test('keeps what lies beyond the two vertices', () => {
    const { coverage } = done(insertVertex(four(), at(2, 2), at(2, 3), at(2, 2.5)))
    const reshaped = done(reshapeEdge(coverage, at(2, 2.5), at(2, 3), [at(1.9, 2.7)]))
    expect(has(reshaped.coverage, 'b', at(2, 2.5)) && has(reshaped.coverage, 'b', at(1.9, 2.7))).toBe(true)
  })
  test('is not two borders, and is not led across others', () => {
    expect(why(reshapeEdge(four(), at(2, 3), at(3, 2), [at(2.5, 2.5)]))).toBe('edge-unknown')
    expect(why(reshapeEdge(four(), at(2, 2), at(2, 3), [at(4, 2.5)]))).toBe('invalid-result')
  })
})

test('the border of an enclave goes either way round', () => {
  const [hole] = scene('....', '.hh.', '.hh.', '....')
  const [big] = scene('oooo', 'oooo', 'oooo', 'oooo')
  const ring = (hole?.geometry.coordinates as number[][][])[0] ?? []
  const coverage = coverageOf([{ code: 'o', editable: true, geometry: { type: 'Polygon', coordinates: [...(big?.geometry.coordinates as number[][][]), [...ring].reverse()] } }, ...(hole === undefined ? [] : [hole])])
  const [from, to] = [at(1, 1), at(3, 1)]
  const below = done(reshapeEdge(coverage, from, to, [at(2, 0.5)], at(2, 1)))
  expect(has(below.coverage, 'h', at(2, 0.5)) && has(below.coverage, 'h', at(3, 3)) && !has(below.coverage, 'h', at(2, 1))).toBe(true)
  const above = done(reshapeEdge(coverage, from, to, [at(2, 1.5)], at(3, 3)))
  expect(has(above.coverage, 'h', at(2, 1.5)) && has(above.coverage, 'h', at(2, 1)) && !has(above.coverage, 'h', at(3, 3))).toBe(true)
  for (const { coverage: after } of [below, above]) expect(shapeOf(after, 'o').coordinates[0]?.[1]?.length).toBe(shapeOf(after, 'h').coordinates[0]?.[0]?.length)
  const first = done(deleteVertex(coverage, at(1, 1)))
  expect(shapeOf(first.coverage, 'h').coordinates[0]?.[0]).toHaveLength(8)
})
