// @vitest-environment node
import { expect, test } from 'vitest'
import { drawHere } from '../draw'
import { at, normal, scene } from '../testing/scene'
import type { Edit } from '../types'
import { type Coverage, coverageOf } from './coverage'
import { insertVertex } from './insertVertex'
import { moveVertex } from './moveVertex'
import { bringBack, oldCourse } from './restore'
import { shapeOf } from './shape'

const start = coverageOf(scene('aabbb', 'aabbb', 'ccccc', 'ddddd'))
const ring = (coverage: Coverage, code: string): string => normal(shapeOf(coverage, code).coordinates[0]?.[0] ?? [])
function after(coverage: Coverage, edits: readonly Edit[]): Coverage {
  return edits.reduce((before, edit) => {
    const edited = drawHere(before, edit)
    if (edited?.valid !== true) throw new Error(`${edit.kind} ${edited?.reason ?? 'is the server’s'}`)
    return edited.coverage
  }, coverage)
}

test('moved nodes and courses go back, and only those of the area', () => {
  const moved = moveVertex(start, at(2, 2), at(2.3, 2.2))
  if (!moved.valid) throw new Error(moved.reason)
  const bent = insertVertex(moved.coverage, at(2.3, 2.2), at(2, 3), at(1.7, 2.6))
  if (!bent.valid) throw new Error(bent.reason)
  const elsewhere = moveVertex(bent.coverage, at(3, 1), at(3.1, 1.2))
  if (!elsewhere.valid) throw new Error(elsewhere.reason)
  expect(bringBack(start, elsewhere.coverage, 'a', () => '+1')).toEqual([])
  const edits = oldCourse(start, elsewhere.coverage, 'a')
  expect(edits.map(({ kind }) => kind)).toEqual(['move-vertex', 'reshape-edge'])
  const restored = after(elsewhere.coverage, edits)
  expect(ring(restored, 'a')).toBe(ring(start, 'a'))
  expect(ring(restored, 'd')).not.toBe(ring(start, 'd'))
  expect(oldCourse(start, restored, 'a')).toEqual([])
})

test('what was split off goes back; what was taken in is cut out again along the old border', () => {
  const divided = coverageOf(scene('aabbe', 'aabbe', 'ccccc', 'ddddd'))
  expect(bringBack(start, divided, 'b', () => '+1')).toEqual([{ kind: 'merge', areas: ['b', 'e'], into: 'b' }])
  const merged = coverageOf(scene('aaaaa', 'aaaaa', 'ccccc', 'ddddd'))
  expect(bringBack(start, merged, 'a', () => '+7')).toMatchObject([{ kind: 'split', area: 'a', as: '+7', line: expect.arrayContaining([at(2, 2), at(2, 4)]) as unknown }])
})
