// @vitest-environment node
import fc from 'fast-check'
import type { Polygon } from 'geojson'
import { expect, test } from 'vitest'
import { at, scene } from '../testing/scene'
import { areaAt } from './areaAt'
import { areaUnderLine } from './areaUnderLine'
import { coverageOf } from './coverage'
import { meeting } from './crossing'
import { lasso } from './lasso'
import { measure } from './measure'
import { nearestEdge, nearestVertex } from './nearest'
import { outline } from './outline'
import { keyOf, placeAt, side, type Place } from './place'
import { distanceMeters } from './plane'
import { alongRoads, roadGraph } from './roads'
import { snap } from './snap'
import { squareMeters } from './squareMeters'

const shapeIn = (rows: string[], code: string): Polygon => scene(...rows).find((piece) => piece.code === code)?.geometry as Polygon

test('the area is that on the spheroid', () => {
  // A hemisphere of GRS 80, of which the whole is 510 065 621.72 km².
  const half: Polygon = { type: 'Polygon', coordinates: [[[-180, 0], [180, 0], [180, 90], [-180, 90], [-180, 0]]] }
  expect(squareMeters({ ...half, coordinates: [densified(half.coordinates[0] ?? [])] }) / 1e12).toBeCloseTo(255.032_810_86, 4)
  // PostGIS: ST_Area of the geography of one hundredth of a degree at 29.6° north.
  const cell: Polygon = { type: 'Polygon', coordinates: [[[123.3, 29.6], [123.31, 29.6], [123.31, 29.61], [123.3, 29.61], [123.3, 29.6]]] }
  expect(squareMeters(cell)).toBeGreaterThan(1_072_000)
  expect(squareMeters(cell)).toBeLessThan(1_075_000)
  const doubled = squareMeters(shapeIn(['aa'], 'a')) / squareMeters(shapeIn(['a'], 'a'))
  expect(doubled).toBeCloseTo(2, 6)
})

function densified(ring: number[][]): number[][] {
  return ring.flatMap(([x = 0, y = 0], k) => {
    const [nx = x, ny = y] = ring[k + 1] ?? []
    return Array.from({ length: k + 1 < ring.length ? 100 : 1 }, (_, s) => [x + ((nx - x) * s) / 100, y + ((ny - y) * s) / 100])
  })
}

test('compactness is that of the shape, whatever its size', () => {
  const square: Polygon = { type: 'Polygon', coordinates: [[[0, 0], [0.001, 0], [0.001, 0.001], [0, 0.001], [0, 0]]] }
  expect(measure(square).compactness).toBeCloseTo(Math.PI / 4, 2)
  const ribbon: Polygon = { type: 'Polygon', coordinates: [[[0, 0], [0.1, 0], [0.1, 0.0001], [0, 0.0001], [0, 0]]] }
  expect(measure(ribbon).compactness).toBeLessThan(0.01)
  expect(measure(square).perimeterMeters).toBeCloseTo(4 * 111, -1)
})

test('a vertex pulls farther than an edge, an edge farther than a road', () => {
  const coverage = coverageOf(scene('ab'))
  const road = [at(0.5, -1), at(0.5, 2)]
  expect(snap(at(1.03, 0.02), 5, coverage, [road])).toMatchObject({ to: 'vertex', place: at(1, 0) })
  expect(snap(at(1.03, 0.5), 5, coverage, [road])).toMatchObject({ to: 'edge', place: at(1, 0.5) })
  expect(snap(at(0.53, 0.5), 5, coverage, [road]).to).toBe('road')
  expect(snap(at(0.7, 0.5), 5, coverage, [road])).toMatchObject({ to: 'nothing', place: at(0.7, 0.5) })
  expect(nearestVertex(coverage, at(0.5, 0.5), 10)).toBeUndefined()
  expect(nearestEdge(coverage, at(1.01, 0.4), 5)).toMatchObject({ foot: [expect.closeTo(at(1, 0)[0], 9), expect.closeTo(at(0, 0.4)[1], 9)] })
})

test('segments meet where they cross or touch, and not at a common end', () => {
  expect(meeting(at(0, 0), at(2, 2), at(0, 2), at(2, 0))).toEqual(at(1, 1))
  expect(meeting(at(0, 0), at(2, 0), at(1, 0), at(1, 1))).toEqual(at(1, 0))
  expect(meeting(at(0, 0), at(2, 0), at(2, 0), at(2, 1))).toBeUndefined()
  expect(meeting(at(0, 0), at(2, 0), at(2, 0), at(1, 0))).toEqual(at(2, 0))
  expect(meeting(at(0, 0), at(2, 0), at(2, 0), at(3, 0))).toBeUndefined()
  expect(meeting(at(0, 0), at(1, 0), at(0, 1), at(1, 1))).toBeUndefined()
})

test('the side of a line is exact: to swap the ends changes its sign and nothing else', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 9_999_999 })).map(([x, y]): Place => placeAt(123 + x / 1e7, 29 + y / 1e7))
  fc.assert(fc.property(place, place, place, (a, b, c) => side(a, b, c) + side(b, a, c) === 0 && side(a, b, c) === side(b, c, a)))
})

test('the area at a place, and the one a cut is meant for', () => {
  const coverage = coverageOf(scene('abX'))
  expect(areaAt(coverage, at(1.5, 0.5))).toBe('b')
  expect(areaAt(coverage, at(5, 5))).toBeUndefined()
  expect(areaUnderLine(coverage, [at(0.9, 0.5), at(2.4, 0.5)])).toBe('b')
  expect(areaUnderLine(coverage, [at(2.1, 0.5), at(2.9, 0.5)])).toBeUndefined()
})

test('blocks put together have one outline; those apart have two', () => {
  const blocks = scene('abc', 'def').map(({ geometry }) => geometry as Polygon)
  const [ring, ...more] = outline(blocks)
  expect(more).toEqual([])
  expect(new Set(ring?.map(keyOf))).toEqual(new Set([at(0, 0), at(1, 0), at(2, 0), at(3, 0), at(3, 1), at(3, 2), at(2, 2), at(1, 2), at(0, 2), at(0, 1)].map(keyOf)))
  expect(outline([blocks[0], blocks[2]].filter((block) => block !== undefined))).toHaveLength(2)
})

test('a lasso takes the blocks that lie mostly in it, of one area only', () => {
  const blocks = scene('abcd', 'efgh').map(({ geometry }) => geometry as Polygon)
  const area = shapeIn(['aab', 'aab'], 'a')
  const loop = [at(-0.1, -0.1), at(3.9, -0.1), at(3.9, 0.8), at(-0.1, 0.8)]
  const caught = lasso(loop, blocks, area)
  expect(caught?.blocks).toHaveLength(2)
  expect(new Set(caught?.ring.map(keyOf))).toEqual(new Set([at(0, 0), at(1, 0), at(2, 0), at(2, 1), at(1, 1), at(0, 1)].map(keyOf)))
  expect(lasso(loop, [], area)?.ring).toEqual(loop)
  expect(lasso([at(0.1, 0.1), at(0.2, 0.1), at(0.2, 0.2)], blocks, area)).toBeUndefined()
})

test('the course follows the roads, by way of a third place, and joins a road that ends on another', () => {
  const roads = [[at(0, 0), at(3, 0)], [at(1, 0.000001), at(1, 1)], [at(0, 1), at(3, 1)], [at(3, 1), at(3, 0)]]
  const graph = roadGraph(roads)
  expect(alongRoads(graph, at(0, 0), at(1, 1), 5)?.map(keyOf)).toEqual([at(0, 0), at(1, 0.000001), at(1, 1)].map(keyOf))
  expect(alongRoads(graph, at(0, 0), at(0, 1), 5)).not.toContainEqual(at(3, 1))
  expect(alongRoads(graph, at(3, 0), at(0, 1), 5, at(3, 1))).toEqual([at(3, 0), at(3, 1), at(0, 1)])
  expect(alongRoads(graph, at(0, 0.5), at(1, 1), 5)).toBeUndefined()
  expect(alongRoads(graph, at(0.5, 0), at(1, 0.4), 5)).toEqual([at(0.5, 0), at(1, 0.000001), at(1, 0.4)])
  expect(distanceMeters(at(0, 0), at(1, 0))).toBeCloseTo(96.9, 0)
})
