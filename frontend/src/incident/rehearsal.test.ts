import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { i18n, setLocale } from '@/i18n'
import { MarkDiff } from '@/map/markDiff'
import { incident } from '@/testing/incident'
import { concerns, filtersFrom, toQuery } from './filters'
import RehearsalBand from './RehearsalBand.vue'
import RehearsalMark from './RehearsalMark.vue'

const global = { plugins: [i18n] }

describe('a rehearsal shows', () => {
  afterEach(() => setLocale('zh'))

  it('as a band that says what and how much, in both languages', () => {
    const rehearsal = { id: '5', name: '暴雨 10 倍', since: '2026-11-22T05:00:00Z', cases: 1234 }
    const band = mount(RehearsalBand, { global, props: { rehearsal } })
    expect(band.text()).toContain('演练进行中')
    expect(band.text()).toContain('暴雨 10 倍')
    expect(band.text()).toContain('1,234')
    setLocale('en')
    expect(mount(RehearsalBand, { global, props: { rehearsal } }).text()).toContain('1,234 played cases')
    expect(mount(RehearsalBand, { global, props: { rehearsal: null } }).text()).toBe('')
  })

  it('as a mark beside a case, and not beside a real one', () => {
    expect(mount(RehearsalMark, { global, props: { rehearsal: true } }).text()).toBe('演练')
    expect(mount(RehearsalMark, { global, props: { rehearsal: false } }).text()).toBe('')
  })

  it('as a mark of its own on the map', () => {
    const { add } = new MarkDiff().next([incident({ id: '1' }), incident({ id: '2', lng: 121, rehearsal: true })], 0)
    expect(add.map(({ properties }) => String(properties?.['icon']))).toEqual(['mark-normal', 'mark-normal-rehearsal'])
  })

  it('by choice in the list', () => {
    const only = filtersFrom({ rehearsal: 'true' })
    expect(toQuery(only)).toEqual({ rehearsal: 'true' })
    expect(concerns(only, incident({ rehearsal: true }))).toBe(true)
    expect(concerns(only, incident())).toBe(false)
    expect(concerns(filtersFrom({ rehearsal: 'false' }), incident({ rehearsal: true }))).toBe(false)
    expect(concerns(filtersFrom({ rehearsal: 'maybe' }), incident({ rehearsal: true }))).toBe(true)
  })
})
