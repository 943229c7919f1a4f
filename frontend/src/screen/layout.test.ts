// @vitest-environment node
import { expect, test } from 'vitest'
import { columnsOf, LAYOUTS, layoutFor, room, unitFor } from './layout'

test('each wall has its layout, and its unit fills it', () => {
  const of = (width: number, height: number): [string, number] => {
    const layout = layoutFor(width, height)
    return [layout.id, unitFor(layout, width, height)]
  }
  expect(of(1920, 1080)).toEqual(['standard', 1])
  expect(of(2560, 1440)).toEqual(['standard', 4 / 3])
  expect(of(3840, 2160)).toEqual(['large', 1.5])
  expect(of(15360, 4320)).toEqual(['ultra', 3])
  expect(of(5120, 1440)).toEqual(['ultra', 1])
  expect(of(1280, 720)).toEqual(['standard', 0.7])
})

test('a larger wall has room for more panels', () => {
  const panels = (layout: (typeof LAYOUTS)['standard']): number => room(layout, 'left') + room(layout, 'right') + room(layout, 'bottom')
  expect(panels(LAYOUTS.standard)).toBeLessThan(panels(LAYOUTS.large))
  expect(panels(LAYOUTS.large)).toBeLessThan(panels(LAYOUTS.ultra))
})

test('columns are filled alike, in order, and never beyond the room', () => {
  expect(columnsOf(LAYOUTS.ultra, 'left', [1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([[1, 2, 3, 4], [5, 6, 7, 8]])
  expect(columnsOf(LAYOUTS.ultra, 'left', [1, 2, 3, 4, 5])).toEqual([[1, 2, 3], [4, 5]])
  expect(columnsOf(LAYOUTS.standard, 'right', [1, 2, 3, 4])).toEqual([[1, 2, 3]])
  expect(columnsOf(LAYOUTS.standard, 'bottom', [1, 2, 3])).toEqual([[1], [2]])
  expect(columnsOf(LAYOUTS.standard, 'left', [])).toEqual([])
})
