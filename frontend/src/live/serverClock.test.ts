// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServerClock } from './serverClock'

const HOUR = 3_600_000
const START = Date.parse('2026-11-22T05:00:00Z')

/** A machine whose wall clock is wrong and can be set, and whose steady clock stands while it sleeps. */
function machine(wrong = 0) {
  const at = { true: START, steady: 5_000, wall: START + wrong }
  const clock = new ServerClock({ steady: () => at.steady, wall: () => at.wall })
  return {
    clock,
    error: () => clock.now() - at.true,
    latest: () => clock.latest() - at.true,
    pass: (millis: number) => { at.true += millis; at.steady += millis; at.wall += millis },
    sleep: (millis: number) => { at.true += millis; at.wall += millis },
    set: (by: number) => { at.wall += by },
    hear: (delay = 0) => clock.answered(at.true - delay, clock.asking()),
    late: (delay: number) => clock.heard(at.true - delay),
  }
}

describe('the server’s clock', () => {
  test('does not care that this machine’s is wrong, nor that it is set', () => {
    const { error, latest, pass, set, hear } = machine(-HOUR)
    hear(40)
    expect(error()).toBe(-40)
    for (const by of [HOUR, -2 * HOUR, 5 * HOUR]) {
      set(by)
      pass(1_000)
      expect(error()).toBe(-40)
      // until the server is heard again it may have been a sleep: nothing looks younger than it is
      expect(latest()).toBeGreaterThanOrEqual(-40)
      hear(70)
      expect(error()).toBe(-40)
      expect(latest()).toBe(-40)
    }
  })

  test('makes nothing look young after a sleep in which the steady clock stood', () => {
    const { error, latest, pass, sleep, hear } = machine()
    hear()
    sleep(HOUR)
    pass(500)
    expect(latest()).toBe(0)
    hear(200)
    expect(error()).toBe(-200)
    expect(latest()).toBe(-200)
  })

  test('is not taken in by a word that was on its way during the sleep, nor by an answer asked for before it', () => {
    const { clock, latest, pass, sleep, hear, late } = machine()
    hear()
    const asking = clock.asking()
    sleep(HOUR)
    pass(10)
    late(HOUR)
    expect(latest()).toBeGreaterThanOrEqual(0)
    clock.answered(START, asking)
    expect(latest()).toBeGreaterThanOrEqual(0)
    late(50)
    expect(latest()).toBe(-50)
  })

  test('follows a server whose own clock is set back', () => {
    const { clock, pass } = machine()
    clock.heard(START + HOUR)
    for (let k = 0; k < 5; k++) {
      pass(40_000)
      clock.heard(START)
    }
    expect(clock.now()).toBeLessThan(START + 150_000)
  })

  test('is never ahead of the server and never farther behind than the quickest word of the last minute', () => {
    fc.assert(fc.property(fc.array(fc.record({ kind: fc.constantFrom('hear', 'set', 'pass'), by: fc.integer({ min: 0, max: 5_000 }), sign: fc.constantFrom(1, -1) }), { maxLength: 200 }), (steps) => {
      const { error, latest, pass, set, hear } = machine(7 * HOUR)
      hear(0)
      for (const { kind, by, sign } of steps) {
        if (kind === 'hear') hear(by)
        else if (kind === 'set') set(sign * by * 1_000)
        else pass(by)
        expect(error()).toBeLessThanOrEqual(0)
        expect(error()).toBeGreaterThanOrEqual(-5_000)
        expect(latest()).toBeGreaterThanOrEqual(error())
      }
    }), { numRuns: 500 })
  })
})
