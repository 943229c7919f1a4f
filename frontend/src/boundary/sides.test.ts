// @vitest-environment node
import { expect, test } from 'vitest'
import { coverageOf } from './geometry/coverage'
import { insertVertex } from './geometry/insertVertex'
import { moveVertex } from './geometry/moveVertex'
import { changedBetween, type Side } from './sides'
import { at, scene } from './testing/scene'

const side = (...rows: string[]): Side => ({ coverage: coverageOf(scene(...rows)), grids: new Map() })
const start = side('aabb', 'aabb', 'ccdd')

test('areas that came, went or have another ground are changed; a corner more is none', () => {
  expect(changedBetween(start, start)).toEqual([])
  expect(changedBetween(start, side('aabb', 'aabb', 'cddd')).sort()).toEqual(['c', 'd'])
  expect(changedBetween(start, side('aabe', 'aabe', 'ccdd')).sort()).toEqual(['b', 'e'])
  const more = insertVertex(start.coverage, at(2, 1), at(2, 2), at(2, 1.5))
  if (!more.valid) throw new Error(more.reason)
  expect(changedBetween(start, { ...start, coverage: more.coverage })).toEqual([])
  const moved = moveVertex(start.coverage, at(2, 1), at(2.2, 1.1))
  if (!moved.valid) throw new Error(moved.reason)
  expect(changedBetween(start, { ...start, coverage: moved.coverage }).sort()).toEqual(['a', 'b', 'c', 'd'])
})
