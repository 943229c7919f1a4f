import { describe, expect, it } from 'vitest'
import { boxAround, placeAt, spanOf } from './replay'
import type { Trail } from './types'

const trail = (...legs: [number, number, number][][]): Trail => ({
  responder: 'R', callsign: 'R', kind: 'member', areaCode: 'A', positions: 0, meters: 0, gaps: [], stops: [], doubtful: [],
  legs: legs.map((points) => ({ points: points.map(([lng, lat, at]) => ({ lng, lat, at })) })),
})

describe('placeAt', () => {
  const walk = trail([[1, 1, 100], [3, 1, 200], [3, 5, 300]], [[9, 9, 900], [9, 10, 1000]])

  it('moves evenly between two points and rests at the ends', () => {
    expect(placeAt(walk, 150)).toEqual({ lng: 2, lat: 1, silent: false })
    expect(placeAt(walk, 275)).toEqual({ lng: 3, lat: 4, silent: false })
    expect(placeAt(walk, 100)).toEqual({ lng: 1, lat: 1, silent: false })
    expect(placeAt(walk, 1000)).toEqual({ lng: 9, lat: 10, silent: false })
  })

  it('is nowhere before its beginning, and silent in a gap and after its end', () => {
    expect(placeAt(walk, 99)).toBeUndefined()
    expect(placeAt(walk, 500)).toEqual({ lng: 3, lat: 5, silent: true })
    expect(placeAt(walk, 5000)).toEqual({ lng: 9, lat: 10, silent: true })
    expect(placeAt(trail(), 5)).toBeUndefined()
  })

  it('gives what looking at every pair of points gives', () => {
    const points = Array.from({ length: 50 }, (_, k): [number, number, number] => [k % 7, (k * k) % 11, 10 * k + (k % 3)])
    const line = trail(points)
    for (let at = 0; at <= 490; at += 3) {
      const k = points.findIndex(([, , next], n) => n > 0 && at <= next)
      const [a, b] = [points[k - 1], points[k]]
      if (a === undefined || b === undefined) throw new Error(`no pair of points around ${at}`)
      const part = (at - a[2]) / (b[2] - a[2])
      const here = placeAt(line, at)
      expect(here?.lng).toBeCloseTo(a[0] + part * (b[0] - a[0]), 9)
      expect(here?.lat).toBeCloseTo(a[1] + part * (b[1] - a[1]), 9)
    }
  })
})

it('spans and boxes all tracks, and says when there are none', () => {
  const two = [trail([[1, 2, 50], [4, 3, 60]]), trail([[0, 9, 20]], [[2, 2, 90]])]
  expect(spanOf(two)).toEqual({ from: 20, to: 90 })
  expect(boxAround(two)).toEqual([0, 2, 4, 9])
  expect(spanOf([trail()])).toBeUndefined()
  expect(boxAround([])).toBeUndefined()
})
