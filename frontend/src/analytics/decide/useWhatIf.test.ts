// @vitest-environment node
import { flushPromises } from '@vue/test-utils'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { codeOf } from '@/api/problem'
import { FakeWhatIfs } from './testing/fakeWhatIfs'
import { useWhatIf } from './useWhatIf'
import type { Question, Spot } from './wire'

const BEGIN: Spot[] = [{ lng: 123.3, lat: 29.6 }, { lng: 123.31, lat: 29.61 }]
const question: Question = { area: 'd', level: 'community', mode: 'car', minutes: [5, 10], sources: { elements: ['fire'] } }
const far = (k: number): Spot => ({ lng: (123_400 + k) / 1000, lat: 29.65 })

let scope = effectScope()
afterEach(() => scope.stop())
async function opened(server = new FakeWhatIfs(BEGIN), text = ''): Promise<{ server: FakeWhatIfs; trial: ReturnType<typeof useWhatIf> }> {
  scope = effectScope()
  const trial = scope.run(() => useWhatIf(server)) as ReturnType<typeof useWhatIf>
  await trial.open(question, text)
  return { server, trial }
}
const shown = (trial: ReturnType<typeof useWhatIf>): string[] => [...trial.spots.value.values()].map(({ lng, lat }) => `${lng},${lat}`).sort()

describe('a what-if', () => {
  it('tells the server what was changed and shows the figures of that', async () => {
    const { server, trial } = await opened()
    trial.add(far(0))
    await flushPromises()
    expect(server.spots).toEqual(shown(trial))
    expect(trial.answer.value?.now.shares[0]).toBe(0.3)
    trial.remove('s0')
    trial.undo()
    trial.undo()
    await flushPromises()
    expect(server.spots).toEqual(BEGIN.map(({ lng, lat }) => `${lng},${lat}`).sort())
    expect(trial.answer.value?.now).toEqual(trial.answer.value?.begin)
  })

  it('follows the hand with one request at a time, the newest place next, and asks for the bands when it is let go', async () => {
    const { server, trial } = await opened()
    server.hold()
    for (let k = 0; k < 50; k++) trial.hold('s0', far(k))
    server.release()
    await flushPromises()
    expect(server.busiest).toBe(1)
    expect(server.told.length).toBe(2)
    expect(server.told.at(-1)).toMatchObject({ move: [{ label: 0, ...far(49) }], bands: false })
    expect(trial.answer.value?.bands).not.toBeNull()
    trial.release()
    await flushPromises()
    expect(server.told.at(-1)).toMatchObject({ add: [], move: [], remove: [], bands: true })
    expect(trial.plan.value.done).toBe(1)
    trial.undo()
    await flushPromises()
    expect(server.spots).toEqual(BEGIN.map(({ lng, lat }) => `${lng},${lat}`).sort())
  })

  it('is built again when the server has forgotten it, with all that was changed', async () => {
    const { server, trial } = await opened()
    trial.add(far(0))
    trial.move('s1', far(1))
    await flushPromises()
    server.forget()
    trial.add(far(2))
    await flushPromises()
    expect(trial.error.value).toBeUndefined()
    expect(server.created).toBe(2)
    expect(server.spots).toEqual(shown(trial))
    expect(server.spots).toHaveLength(4)
  })

  it('puts a station back that the server cannot place, says why, and keeps the rest', async () => {
    const { server, trial } = await opened()
    server.offRoad = ({ lat }) => lat > 29.9
    trial.add(far(0))
    trial.add({ lng: 123.3, lat: 29.95 })
    await flushPromises()
    expect(codeOf(trial.error.value)).toBe('place-off-road')
    expect(shown(trial)).toEqual(server.spots)
    expect(shown(trial)).toHaveLength(3)
    trial.add(far(1))
    await flushPromises()
    expect(trial.error.value).toBeUndefined()
    expect(server.spots).toHaveLength(4)
  })

  it('keeps a station in hand over water, and throws it back only when it is let go there', async () => {
    const { server, trial } = await opened()
    server.offRoad = ({ lat }) => lat > 29.9
    trial.hold('s0', { lng: 123.3, lat: 29.95 })
    await flushPromises()
    expect(trial.held.value?.at.lat).toBe(29.95)
    trial.hold('s0', far(3))
    await flushPromises()
    expect(trial.error.value).toBeUndefined()
    trial.hold('s0', { lng: 123.3, lat: 29.95 })
    trial.release()
    await flushPromises()
    expect(shown(trial)).toEqual(server.spots)
    expect(server.spots).toEqual(BEGIN.map(({ lng, lat }) => `${lng},${lat}`).sort())
  })

  it('keeps the changes when the server cannot be reached, and tells them once it can', async () => {
    const { server, trial } = await opened()
    server.failing = new TypeError('fetch failed')
    trial.add(far(0))
    await flushPromises()
    expect(codeOf(trial.error.value)).toBe('unreachable')
    expect(trial.spots.value.size).toBe(3)
    server.failing = undefined
    await trial.settle()
    expect(trial.error.value).toBeUndefined()
    expect(server.spots).toEqual(shown(trial))
  })

  it('passes over what an older question answers', async () => {
    const server = new FakeWhatIfs(BEGIN)
    scope = effectScope()
    const trial = scope.run(() => useWhatIf(server)) as ReturnType<typeof useWhatIf>
    server.hold()
    const first = trial.open(question, '+123.400000,29.650000')
    const second = trial.open({ ...question, mode: 'walk' })
    server.release()
    await Promise.all([first, second])
    expect(trial.answer.value?.id).toBe('w2')
    expect(trial.spots.value.size).toBe(2)
    expect([...server.sessions.keys()]).toEqual(['w2'])
  })

  it('comes back from a link with its figures', async () => {
    const { trial } = await opened(undefined, '+123.400000,29.650000;-123.300000,29.600000')
    expect(trial.answer.value?.now.shares[0]).toBe(0.2)
    expect(trial.text.value.split(';').sort()).toEqual(['+123.400000,29.650000', '-123.300000,29.600000'])
  })

  it('ends with the server having what the map shows, whatever is done and however it forgets', async () => {
    const act = fc.record({ what: fc.constantFrom('add', 'move', 'remove', 'hold', 'release', 'undo', 'redo', 'restore', 'wait', 'forget'), k: fc.nat(5) })
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const { server, trial } = await opened()
      for (const { what, k } of acts) {
        const key = trial.plan.value.stations[k % trial.plan.value.stations.length]?.key ?? 's0'
        if (what === 'add') trial.add(far(k))
        else if (what === 'move') trial.move(key, far(k + 10))
        else if (what === 'hold') { if (trial.spots.value.has(key)) trial.hold(key, far(k + 20)) }
        else if (what === 'release') trial.release()
        else if (what === 'remove') trial.remove(key)
        else if (what === 'restore') trial.restore(key)
        else if (what === 'undo') trial.undo()
        else if (what === 'redo') trial.redo()
        else if (what === 'forget') server.forget()
        else await flushPromises()
      }
      trial.release()
      await flushPromises()
      await trial.settle()
      expect(server.busiest).toBeLessThanOrEqual(1)
      if (server.sessions.size > 0) expect(server.spots).toEqual(shown(trial))
      scope.stop()
    }), { numRuns: 60 })
  })
})
