// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incident } from '@/api/types'
import { incident } from '@/testing/incident'
import { MarkDiff } from './markDiff'

const NOW = Date.parse('2026-11-22T08:00:00Z')
const here = { lng: 122, lat: 30 }
const there = { lng: 122.1, lat: 30.1 }

/** What a map that is told all differences shows, by id. */
class Picture {
  readonly marks = new Map<string, unknown>()
  private readonly diff = new MarkDiff()

  tell(incidents: Incident[], now = NOW): { add: number; remove: number } {
    const { add, remove } = this.diff.next(incidents, now)
    for (const id of remove) this.marks.delete(id)
    for (const feature of add) this.marks.set(String(feature.properties?.['id']), { ...feature.properties, at: feature.geometry.coordinates })
    return { add: add.length, remove: remove.length }
  }
}

describe('differences of marks', () => {
  test('one event is one mark', () => {
    const picture = new Picture()
    const all = Array.from({ length: 1000 }, (_, k) => incident({ id: String(k), lng: 122 + k / 1000 }))
    expect(picture.tell(all)).toEqual({ add: 1000, remove: 0 })
    expect(picture.tell(all)).toEqual({ add: 0, remove: 0 })
    all[5] = { ...all[5], severity: 4 } as Incident
    expect(picture.tell(all)).toEqual({ add: 1, remove: 0 })
    expect(picture.tell(all.slice(1))).toEqual({ add: 0, remove: 1 })
  })

  test('the clock alone makes a mark overdue', () => {
    const picture = new Picture()
    const one = incident({ id: '1', dueAt: '2026-11-22T09:00:00Z' })
    picture.tell([one])
    expect(picture.tell([one], Date.parse('2026-11-22T09:00:01Z'))).toEqual({ add: 1, remove: 0 })
    expect(picture.marks.get('1')).toMatchObject({ overdue: 1 })
  })

  test('those at one place know how many they are', () => {
    const picture = new Picture()
    const [a, b] = [incident({ id: 'a', ...here }), incident({ id: 'b', ...here })]
    picture.tell([a])
    expect(picture.tell([a, b])).toEqual({ add: 2, remove: 0 })
    expect(picture.marks.get('a')).toMatchObject({ stack: 2 })
    picture.tell([a, { ...b, ...there }])
    expect(picture.marks.get('a')).toMatchObject({ stack: 1 })
  })

  test('told piece by piece, the picture is the one told at once', () => {
    const some = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 12 }), place: fc.integer({ min: 0, max: 3 }), severity: fc.integer({ min: 1, max: 4 }), due: fc.integer({ min: 0, max: 3 }) }), { selector: ({ id }) => id })
    fc.assert(fc.property(fc.array(some, { maxLength: 8 }), (pictures) => {
      const told = new Picture()
      pictures.forEach((picture, step) => {
        const incidents = picture.map(({ id, place, severity, due }) => incident({ id: String(id), lng: 122 + place, severity, dueAt: new Date(NOW + due * 1000).toISOString() }))
        told.tell(incidents, NOW + step * 1000)
        const fresh = new Picture()
        fresh.tell(incidents, NOW + step * 1000)
        expect(Object.fromEntries(told.marks)).toEqual(Object.fromEntries(fresh.marks))
      })
    }))
  })
})
