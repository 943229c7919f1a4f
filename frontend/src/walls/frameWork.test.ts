import { describe, expect, it } from 'vitest'
import { type FrameClock, sampleFrames } from './frameWork'

/** A page whose frames come every 16 ms and whose scripts take so long in each. */
function page(work: number): FrameClock {
  let now = 0
  const soon: (() => void)[] = []
  return {
    now: () => now,
    frame: (action) => {
      queueMicrotask(() => {
        now = Math.ceil((now + 0.001) / 16) * 16
        const at = now
        action(at)
        now = at + work
        for (const one of soon.splice(0)) one()
      })
      return 1
    },
    cancel: () => undefined,
    soon: (action) => void soon.splice(0, soon.length, action),
  }
}

describe('the work of a frame', () => {
  it('is what the main thread was busy in it, on average', async () => {
    expect(await sampleFrames(page(5))).toBeCloseTo(5)
    expect(await sampleFrames(page(11))).toBeCloseTo(11)
  })

  it('is not known of a page that draws no frames', async () => {
    const hidden: FrameClock = { now: () => 0, frame: () => 1, cancel: () => undefined, soon: () => undefined }
    expect(await sampleFrames(hidden, 10)).toBeUndefined()
  })
})
