// @vitest-environment node
import { expect, test } from 'vitest'
import { boxOf, labelPlace, outsideOf, type Areal } from './geometry'

const square: Areal = { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]] }
/** A C: its centroid lies outside. */
const bay: Areal = { type: 'Polygon', coordinates: [[[0, 0], [10, 0], [10, 2], [2, 2], [2, 8], [10, 8], [10, 10], [0, 10], [0, 0]]] }
const holed: Areal = { type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]], [[1, 1], [6, 1], [6, 8], [1, 8], [1, 1]]] }

function inside([x = 0, y = 0]: number[], areal: Areal): boolean {
  const rings = areal.type === 'Polygon' ? areal.coordinates : areal.coordinates.flat()
  let odd = false
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k++) {
      const [x1 = 0, y1 = 0] = ring[k - 1] ?? []
      const [x2 = 0, y2 = 0] = ring[k] ?? []
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd
    }
  }
  return odd
}

test('a label lies inside, also in a bay and beside a hole', () => {
  for (const areal of [square, bay, holed]) expect(inside(labelPlace(areal) ?? [], areal)).toBe(true)
  expect(labelPlace(square)).toEqual([2, 1])
})

test('the largest part of an area with islands carries the label', () => {
  const islands: Areal = { type: 'MultiPolygon', coordinates: [[[[50, 50], [51, 50], [51, 51], [50, 51], [50, 50]]], square.coordinates as number[][][]] }
  expect(inside(labelPlace(islands) ?? [], square)).toBe(true)
})

test('the box covers all parts in west, south, east, north order', () => {
  expect(boxOf([square, bay])).toEqual([0, 0, 10, 10])
  expect(boxOf([])).toBeUndefined()
})

test('what is outside is the world with each part cut out', () => {
  expect(outsideOf([square, bay]).geometry.coordinates).toHaveLength(3)
})
