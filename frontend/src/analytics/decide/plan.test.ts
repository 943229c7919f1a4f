// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromText, toText } from './link'
import { add, changeOf, countChanges, difference, isNone, type Known, move, type Plan, planOf, redo, remove, reset, restore, rounded, spotsOf, undo } from './plan'
import type { Spot, WireStation } from './wire'

const stations: WireStation[] = [
  { label: 0, lng: 123.3, lat: 29.6, origin: 'element', name: '北站', kind: 'fire' },
  { label: 1, lng: 123.31, lat: 29.61, origin: 'element', name: '南站', kind: 'fire' },
]
const begun = planOf(stations)
const places = (plan: Plan): [string, Spot][] => [...spotsOf(plan)].sort()

describe('a plan', () => {
  it('knows what became of every station', () => {
    const plan = remove(add(move(begun, 's0', { lng: 123.32, lat: 29.62 }), { lng: 123.4, lat: 29.7 }), 's1')
    const spots = spotsOf(plan)
    expect(plan.stations.map((station) => [station.key, changeOf(station, spots)])).toEqual([['s0', 'moved'], ['s1', 'removed'], ['a1', 'added']])
    expect(countChanges(plan)).toEqual({ moved: 1, added: 1, removed: 1 })
  })

  it('counts what is added and taken away again as nothing', () => {
    const plan = remove(add(begun, { lng: 123.4, lat: 29.7 }), 'a1')
    expect(countChanges(plan)).toEqual({ moved: 0, added: 0, removed: 0 })
    expect(toText(plan)).toBe('')
  })

  it('puts a station back where it stood, from wherever it went', () => {
    const moved = move(begun, 's0', { lng: 123.32, lat: 29.62 })
    expect(places(restore(moved, 's0'))).toEqual(places(begun))
    expect(places(restore(remove(moved, 's0'), 's0'))).toEqual(places(begun))
    expect(restore(begun, 's0')).toBe(begun)
  })

  it('never names two added stations alike, not even after an undo', () => {
    const first = add(begun, { lng: 123.4, lat: 29.7 })
    const second = add(undo(first), { lng: 123.5, lat: 29.7 })
    const keys = second.stations.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(spotsOf(second).size).toBe(3)
  })

  it('does nothing when a station is put where it stands', () => {
    expect(move(begun, 's0', { lng: 123.3, lat: 29.6 })).toBe(begun)
    expect(move(begun, 'nobody', { lng: 123.3, lat: 29.6 })).toBe(begun)
    expect(remove(begun, 'nobody')).toBe(begun)
  })
})

type Act = { what: 'add' | 'move' | 'remove' | 'restore' | 'undo' | 'redo' | 'reset'; pick: number; at: Spot }
const spot = fc.record({ lng: fc.double({ min: 123.2, max: 123.4, noNaN: true }), lat: fc.double({ min: 29.5, max: 29.7, noNaN: true }) })
const act: fc.Arbitrary<Act> = fc.record({ what: fc.constantFrom('add', 'move', 'remove', 'restore', 'undo', 'redo', 'reset'), pick: fc.nat(20), at: spot })

function done(plan: Plan, { what, pick, at }: Act): Plan {
  const key = plan.stations[pick % plan.stations.length]?.key ?? 's0'
  switch (what) {
    case 'add': return add(plan, at)
    case 'move': return move(plan, key, at)
    case 'remove': return remove(plan, key)
    case 'restore': return restore(plan, key)
    case 'undo': return undo(plan)
    case 'redo': return redo(plan)
    case 'reset': return reset(plan)
  }
}

describe('whatever is done', () => {
  it('can be undone step by step to the beginning, and done again to the same', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const plan = acts.reduce(done, begun)
      let back = plan
      while (back.done > 0) back = undo(back)
      expect(places(back)).toEqual(places(begun))
      let again = back
      while (again.done < plan.done) again = redo(again)
      expect(places(again)).toEqual(places(plan))
    }))
  })

  it('reaches the server as one difference, after which there is none', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 20 }), fc.array(act, { maxLength: 20 }), (some, more) => {
      const server = new Map<string, Spot & { label: number }>()
      let labels = 0
      const tell = (plan: Plan): void => {
        const found = difference(server as Known, spotsOf(plan), plan.stations)
        for (const { key, label } of found.remove) { expect(server.get(key)?.label).toBe(label); server.delete(key) }
        for (const { key, label, spot: to } of found.move) { expect(server.get(key)?.label).toBe(label); server.set(key, { ...to, label }) }
        for (const { key, spot: to } of found.add) { expect(server.has(key)).toBe(false); server.set(key, { ...to, label: labels++ }) }
        expect(isNone(difference(server, spotsOf(plan), plan.stations))).toBe(true)
      }
      const first = some.reduce(done, begun)
      tell(first)
      const second = more.reduce(done, first)
      tell(second)
      expect([...server].map(([key, { lng, lat }]) => [key, { lng, lat }]).sort()).toEqual(places(second))
    }))
  })

  it('comes back from its link', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      const plan = acts.reduce(done, begun)
      const read = fromText(begun, toText(plan))
      expect(read.lost).toBe(0)
      expect([...spotsOf(read.plan).values()].map((one) => JSON.stringify(rounded(one))).sort()).toEqual([...spotsOf(plan).values()].map((one) => JSON.stringify(rounded(one))).sort())
      expect(toText(read.plan).split(';').sort()).toEqual(toText(plan).split(';').sort())
    }))
  })
})

describe('a link', () => {
  it('finds a station that was surveyed a few metres away since, and says what it does not find', () => {
    const { plan, lost } = fromText(begun, '123.300050,29.600020>123.350000,29.650000;-123.900000,29.600000;nonsense;+999,1')
    expect(spotsOf(plan).get('s0')).toEqual({ lng: 123.35, lat: 29.65 })
    expect(lost).toBe(3)
  })
})
