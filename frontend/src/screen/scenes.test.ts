// @vitest-environment node
import { expect, test } from 'vitest'
import { LAYOUTS, room, ZONES } from './layout'
import { findPanel } from './panels/registry'
import { copyOf, moved, Rotation, USUAL_SCENES } from './scenes'

test('every usual scene fills the smallest wall with panels that exist, none twice', () => {
  for (const { id, panels } of USUAL_SCENES) {
    for (const zone of ZONES) {
      expect(panels[zone].length, `${id} ${zone}`).toBeGreaterThanOrEqual(room(LAYOUTS.standard, zone))
      for (const panel of panels[zone]) expect(findPanel(panel), panel).toBeDefined()
    }
    for (const layout of Object.values(LAYOUTS)) {
      const shown = ZONES.flatMap((zone) => panels[zone].slice(0, room(layout, zone)))
      expect(new Set(shown).size, `${id} on ${layout.id}`).toBe(shown.length)
    }
  }
})

test('a scene lasts its seconds, waits while somebody works, and goes on when he has left', () => {
  const rotation = new Rotation(60)
  const play = (from: number, seconds: number): number[] => Array.from({ length: seconds }, (_, k) => from + k).filter((second) => rotation.tick(second * 1_000, 30))
  expect(play(1, 90)).toEqual([30, 60, 90])
  play(91, 9)
  rotation.touch(100_000)
  expect(play(100, 60)).toEqual([])
  expect(rotation.left(30)).toBe(21)
  expect(play(160, 21)).toEqual([180])
  rotation.restart()
  expect(rotation.left(30)).toBe(30)
})

test('a copy has an address of its own and shares nothing', () => {
  const [first] = USUAL_SCENES
  if (first === undefined) throw new Error()
  const one = copyOf(first, '一', USUAL_SCENES)
  const two = copyOf(first, '二', [...USUAL_SCENES, one])
  expect(one.id).not.toBe(two.id)
  one.panels.left.pop()
  expect(two.panels.left).toEqual(first.panels.left)
})

test('moving keeps every entry and stays within the list', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, -2)).toEqual(['c', 'a', 'b'])
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 5)).toEqual(['a', 'b', 'c'])
})
