// @vitest-environment node
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, type View, viewFor, viewText } from './view'

const MAP: View = [120.1, 30.1, 120.3, 30.2]

test('a view has room around the map, and small pans and zooms ask for nothing new', () => {
  const view = viewFor(MAP, undefined)
  expect(covers(view, MAP)).toBe(true)
  const panned: View = [120.14, 30.11, 120.34, 30.21]
  expect(viewFor(panned, view)).toBe(view)
  expect(viewFor([120.12, 30.11, 120.28, 30.19], view)).toBe(view)
})

test('leaving it, or coming much closer, asks for another', () => {
  const view = viewFor(MAP, undefined)
  expect(viewFor([120.3, 30.1, 120.5, 30.2], view)).not.toBe(view)
  expect(viewFor([120.2, 30.15, 120.22, 30.16], view)).not.toBe(view)
})

test('whatever the map shows, the view covers it, stays on earth and is not much wider', () => {
  const view = fc.tuple(fc.double({ min: -180, max: 179, noNaN: true }), fc.double({ min: -85, max: 84, noNaN: true }), fc.double({ min: 1e-4, max: 1, noNaN: true }), fc.double({ min: 1e-4, max: 1, noNaN: true }))
  fc.assert(fc.property(view, view, ([w, s, dx, dy], [w2, s2, dx2, dy2]) => {
    const map: View = [w, s, w + dx, s + dy]
    const asked = viewFor(map, viewFor([w2, s2, w2 + dx2, s2 + dy2], undefined))
    expect(covers(asked, map)).toBe(true)
    expect(asked[0] >= -180 && asked[1] >= -90 && asked[2] <= 180 && asked[3] <= 90).toBe(true)
    const numbers = viewText(asked).split(',').map(Number)
    expect(numbers).toHaveLength(4)
    expect(numbers.every(Number.isFinite)).toBe(true)
  }))
})

test('walls that show the same but for a pixel ask for the same', () => {
  expect(viewText(viewFor(MAP, undefined))).toBe(viewText(viewFor([120.1001, 30.1001, 120.3001, 30.2001], undefined)))
})
