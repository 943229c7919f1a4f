// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { Glide, mercatorX, mercatorY, partOf } from './glide'
import type { Responder } from './positions'

const at = (id: string, lng: number, seconds: number): Responder => ({ id, callsign: '', kind: '', lng, lat: 30, at: seconds * 1000 })
const x = (glide: Glide, id: string, now: number): number => {
  const track = glide.find(id)
  if (track === undefined) throw new Error(`${id} is not there`)
  return track.fromX + (track.x - track.fromX) * partOf(track, now)
}

describe('a mark', () => {
  test('is where it was seen first, and glides to where it was seen next while the fix is new', () => {
    const glide = new Glide()
    glide.set([at('a', 120, 0)], 0)
    expect(x(glide, 'a', 0)).toBe(mercatorX(120))
    glide.set([at('a', 120.001, 1)], 1_000)
    expect(x(glide, 'a', 1_000)).toBe(mercatorX(120))
    expect(x(glide, 'a', 1_500)).toBeCloseTo(mercatorX(120.0005), 12)
    expect(x(glide, 'a', 2_000)).toBe(mercatorX(120.001))
    expect(glide.moving(1_999)).toBe(true)
    expect(glide.moving(2_000)).toBe(false)
  })

  test('never jumps when the next fix comes early, and is never shown far behind when they are rare', () => {
    const glide = new Glide()
    glide.set([at('a', 120, 0)], 0)
    glide.set([at('a', 120.001, 1)], 1_000)
    const before = x(glide, 'a', 1_400)
    glide.set([at('a', 120.002, 2)], 1_400)
    expect(x(glide, 'a', 1_400)).toBeCloseTo(before, 14)
    glide.set([at('a', 120.003, 62)], 61_400)
    expect(x(glide, 'a', 61_400 + 1_200)).toBe(mercatorX(120.003))
  })

  test('that was seen far away is there at once: nobody saw it on the way', () => {
    const glide = new Glide()
    glide.set([at('a', 120, 0)], 0)
    glide.set([at('a', 120.5, 1)], 1_000)
    expect(x(glide, 'a', 1_000)).toBe(mercatorX(120.5))
  })

  test('is gone with the frame that leaves it out, and others stay the very same', () => {
    const glide = new Glide()
    const still = at('b', 121, 0)
    glide.set([at('a', 120, 0), still], 0)
    const track = glide.find('b')
    glide.set([still], 1_000)
    expect([...glide.tracks()]).toEqual([track])
    expect(glide.moving(1_000)).toBe(false)
  })
})

test('mercator is what the map has', () => {
  expect([mercatorX(-180), mercatorX(0), mercatorX(180)]).toEqual([0, 0.5, 1])
  expect(mercatorY(0)).toBeCloseTo(0.5, 15)
  expect(mercatorY(85.051129)).toBeCloseTo(0, 7)
})
