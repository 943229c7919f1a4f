// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { type Audio, Siren } from './siren'
import { rememberedSound, rememberSound } from './wallSound'

let now: number
let tick: (() => void) | undefined
let beeps: number[]
let state: AudioContextState
let allowed: boolean
let blocked: boolean[]
let siren: Siren

beforeEach(() => {
  now = 0
  tick = undefined
  beeps = []
  state = 'suspended'
  allowed = false
  blocked = []
  siren = new Siren({ audio, now: () => now, every: (action) => { tick = action; return () => { tick = undefined } }, blocked: (is) => blocked.push(is) })
})

function audio(): Audio {
  const node = { connect: () => undefined, disconnect: () => undefined }
  const loudness = { ...node, gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined } }
  const tone = { ...node, type: '', frequency: { value: 0 }, onended: null, start: () => beeps.push(now), stop: () => undefined }
  return {
    get state() { return state }, currentTime: 0, destination: {}, createGain: () => loudness, createOscillator: () => tone,
    resume: () => (allowed ? (state = 'running', Promise.resolve()) : new Promise(() => undefined)), close: () => Promise.resolve(),
  } as unknown as Audio
}

const run = (millis: number): void => { for (const until = now + millis; now < until; ) { now += 500; tick?.() } }
const times = (): number[] => [...new Set(beeps)]

test('a browser that forbids sound is told of, and a touch makes it heard', async () => {
  await siren.unlock()
  siren.start(4)
  run(8_000)
  expect(beeps).toEqual([])
  expect(blocked).toEqual([true])
  allowed = true
  await siren.unlock()
  expect(blocked).toEqual([true, false])
  run(4_000)
  expect(times()).toHaveLength(1)
})

test('urgent for a minute, then a reminder now and then; silent once taken', async () => {
  allowed = true
  await siren.unlock()
  siren.start(4)
  run(60_000)
  expect(times().length).toBeGreaterThanOrEqual(14)
  beeps = []
  run(120_000)
  expect(times().length).toBeLessThanOrEqual(7)
  expect(times().length).toBeGreaterThanOrEqual(5)
  siren.renew()
  beeps = []
  run(20_000)
  expect(times().length).toBeGreaterThanOrEqual(4)
  siren.stop()
  beeps = []
  run(60_000)
  expect(beeps).toEqual([])
})

test('muted is silent, and heard again when it is not', async () => {
  allowed = true
  await siren.unlock()
  siren.muted = true
  siren.start(3)
  run(10_000)
  expect(beeps).toEqual([])
  siren.muted = false
  run(5_000)
  expect(beeps.length).toBeGreaterThan(0)
})

test('the wall remembers how loud it is, and nonsense is the usual', () => {
  const kept = new Map<string, string>()
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  expect(rememberedSound(storage)).toEqual({ muted: false, volume: 0.7 })
  rememberSound(storage, { muted: true, volume: 0.25 })
  expect(rememberedSound(storage)).toEqual({ muted: true, volume: 0.25 })
  for (const bad of ['{', '"x"', '{"volume":7,"muted":"yes"}']) {
    kept.set('onegrid.alarm.sound', bad)
    expect(rememberedSound(storage)).toEqual({ muted: false, volume: 0.7 })
  }
})
