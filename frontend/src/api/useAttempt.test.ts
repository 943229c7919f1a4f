import { describe, expect, it } from 'vitest'
import { useAttempt } from './useAttempt'

describe('an attempt', () => {
  it('is under way until what shows it is loaded', async () => {
    let shown: () => void = () => undefined
    const { busy, error, attempt } = useAttempt(() => new Promise<void>((done) => { shown = done }))
    const done = attempt(() => Promise.resolve())
    await Promise.resolve()
    expect(busy.value).toBe(true)
    shown()
    expect(await done).toBe(true)
    expect([busy.value, error.value]).toEqual([false, undefined])
  })

  it('that fails says why until the next one, and shows nothing new', async () => {
    let loads = 0
    const { busy, error, attempt } = useAttempt(() => { loads++ })
    const refused = new Error('refused')
    expect(await attempt(() => Promise.reject(refused))).toBe(false)
    expect([busy.value, error.value, loads]).toEqual([false, refused, 0])
    expect(await attempt(() => Promise.resolve())).toBe(true)
    expect([error.value, loads]).toEqual([undefined, 1])
  })
})
