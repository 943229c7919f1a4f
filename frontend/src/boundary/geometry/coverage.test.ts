// @vitest-environment node
import { expect, test } from 'vitest'
import { at, normal, scene } from '../testing/scene'
import { coverageOf, isFree, type Piece } from './coverage'
import { keyOf, same } from './place'
import { replaceFaces } from './replaceFaces'
import { arcsOf, shapeOf } from './shape'

const ringOf = (piece: Piece | undefined): string => normal((piece?.geometry.coordinates[0] ?? []) as number[][])

test('a common border exists once, between its left and its right', () => {
  const { arcs } = coverageOf(scene('ab'))
  const common = arcs.filter(({ left, right }) => left !== undefined && right !== undefined)
  expect(common).toHaveLength(1)
  expect([common[0]?.left, common[0]?.right].sort()).toEqual(['a', 'b'])
  const [from, to] = common[0]?.places ?? []
  // a lies west of the border: going north it is on the left.
  expect(common[0]?.left).toBe((from?.[1] ?? 0) < (to?.[1] ?? 0) ? 'a' : 'b')
})

test('faces come back as they went in, also where three and four meet', () => {
  const pieces = scene('aab', 'acb', 'ddD')
  const coverage = coverageOf(pieces)
  for (const piece of pieces) expect(normal(shapeOf(coverage, piece.code).coordinates[0]?.[0] ?? [])).toBe(ringOf(piece))
  for (const { left, right } of coverage.arcs) expect(left).not.toBe(right)
})

test('an enclave is a closed arc of two faces, and the hole of the outer one', () => {
  const [hole] = scene('...', '.h.', '...')
  const [big] = scene('ooo', 'ooo', 'ooo')
  if (hole === undefined || big === undefined) throw new Error('no scene')
  const outer: Piece = { ...big, geometry: { type: 'Polygon', coordinates: [...(big.geometry.coordinates as number[][][]), [...(hole.geometry.coordinates as number[][][])[0] ?? []].reverse()] } }
  const coverage = coverageOf([outer, hole])
  expect(coverage.arcs).toHaveLength(2)
  expect(coverage.arcs.find(({ left, right }) => left === 'h' || right === 'h')).toMatchObject({ left: 'o', right: 'h' })
  expect(shapeOf(coverage, 'o').coordinates[0]).toHaveLength(2)
})

test('borders of the draft and of what lies beyond are locked', () => {
  const coverage = coverageOf(scene('abX'))
  const free = coverage.arcs.filter((arc) => isFree(coverage, arc))
  expect(free.map(({ left, right }) => [left, right].sort().join(''))).toEqual(['ab'])
})

test('the orientation of what comes in does not matter', () => {
  const pieces = scene('ab').map((piece): Piece => ({ ...piece, geometry: { type: 'Polygon', coordinates: (piece.geometry.coordinates as number[][][]).map((ring) => [...ring].reverse()) } }))
  const coverage = coverageOf(pieces)
  expect(coverage.arcs.filter(({ left, right }) => left !== undefined && right !== undefined)).toHaveLength(1)
  expect(arcsOf(coverage, 'a')).toHaveLength(2)
})

test('the server’s answer takes the place of what was', () => {
  const before = coverageOf(scene('aab', 'acb'))
  const after = replaceFaces(before, scene('aab', 'aab').filter(({ code }) => code === 'a'), ['c'])
  expect([...after.faces.keys()].sort()).toEqual(['a', 'b'])
  expect(same(after.arcs[0]?.places[0] ?? [0, 0], after.arcs[0]?.places[0] ?? [1, 1])).toBe(true)
  const places = new Set(shapeOf(after, 'a').coordinates.flat(2).map(([lng = 0, lat = 0]) => keyOf([lng, lat])))
  expect(places.has(keyOf(at(1, 1)))).toBe(false)
  expect(places.has(keyOf(at(2, 1)))).toBe(true)
})
