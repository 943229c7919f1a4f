// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { Watchman } from './watchman'

function watch() {
  const at = { steady: 0, wall: 1_000_000 }
  const watchman = new Watchman({ steady: () => at.steady, wall: () => at.wall })
  const pass = (steady: number, wall = steady): void => { at.steady += steady; at.wall += wall }
  /** Looks once a second; gives what it saw besides that all is well. */
  const looks = (seconds: number): string[] => Array.from({ length: seconds }, () => {
    pass(1_000)
    return watchman.look()
  }).filter((seen) => seen !== 'well')
  return { watchman, pass, looks }
}

describe('the watchman', () => {
  test('calls a connection silent after two beats and a half were missed', () => {
    const { watchman, looks } = watch()
    expect(looks(24)).toEqual([])
    watchman.heard()
    expect(looks(25)).toEqual([])
    expect(looks(1)).toEqual(['silent'])
  })

  test('is not fooled by a clock that is put back: silence is noticed as soon', () => {
    const { pass, looks } = watch()
    pass(0, -3_600_000)
    expect(looks(25)).toEqual([])
    expect(looks(1)).toEqual(['silent'])
  })

  test('notices a sleep, whether the steady clock stood or ran, and gives what was connected less time', () => {
    for (const steady of [0, 3_600_000]) {
      const { watchman, pass, looks } = watch()
      looks(10)
      watchman.heard()
      pass(steady, 3_600_000)
      expect(looks(1)).toEqual(['woken'])
      expect(looks(12)).toEqual([])
      expect(looks(1)).toEqual(['silent'])
    }
  })

  test('takes a clock that is put forward for a sleep: better looked at once too often', () => {
    const { watchman, pass, looks } = watch()
    pass(0, 3_600_000)
    expect(looks(1)).toEqual(['woken'])
    watchman.heard()
    expect(looks(20)).toEqual([])
  })
})
