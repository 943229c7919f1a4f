// @vitest-environment node
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useWallClock } from './wallClock'

const THEN = Date.parse('2026-11-20T08:00:00Z')
const HOUR = 3_600_000
beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

test('stands until it is played, then runs at its speed and stops at the end', () => {
  const clock = useWallClock()
  clock.stand(THEN, THEN + HOUR)
  vi.advanceTimersByTime(5_000)
  expect(clock.now).toBe(THEN)
  clock.speed = 60
  clock.play(true)
  vi.advanceTimersByTime(10_000)
  expect(clock.now).toBe(THEN + 600_000)
  vi.advanceTimersByTime(120_000)
  expect(clock.now).toBe(THEN + HOUR)
  expect(clock.playing).toBe(false)
})

test('never passes what is known', () => {
  const clock = useWallClock()
  clock.stand(THEN, THEN + HOUR)
  clock.known = THEN + 30_000
  clock.play(true)
  vi.advanceTimersByTime(60_000)
  expect(clock.now).toBe(THEN + 30_000)
  expect(clock.playing).toBe(true)
  clock.known = THEN + HOUR
  vi.advanceTimersByTime(1_000)
  expect(clock.now).toBe(THEN + 90_000)
})

test('back to live it is the time of day', () => {
  const clock = useWallClock()
  clock.stand(THEN, THEN + HOUR)
  clock.play(true)
  clock.goLive()
  expect(clock.now).toBeGreaterThan(THEN + HOUR)
  expect(clock.playing).toBe(false)
  expect(clock.replaying).toBe(false)
})
