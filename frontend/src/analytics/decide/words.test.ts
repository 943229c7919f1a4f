import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it } from 'vitest'
import { i18n, setLocale } from '@/i18n'
import en from '@/i18n/decide.en'
import zh from '@/i18n/decide.zh'
import type { Result, Row } from '../wire'
import DifferenceTable from './DifferenceTable.vue'
import MoverTable from './MoverTable.vue'
import ReachFigures from './ReachFigures.vue'
import type { Reached } from './wire'

const global = { plugins: [i18n, createPinia()] }
afterEach(() => setLocale('zh'))
const reached = (part: Partial<Reached>): Reached => ({ households: 1000, shares: [0.5, 0.762], groups: [{ id: 'elders', persons: 120, shares: [0.2, 0.4] }], median: 300, p90: 720, mean: 350, unreached: 12, ...part })

describe('the figures of a what-if', () => {
  const mounted = (now: Reached) => mount(ReachFigures, { props: { begin: reached({}), now, minutes: [5, 10], at: 1 }, global })

  it('say what was, what is, and whether that is better, in points, households and minutes', () => {
    const shown = mounted(reached({ shares: [0.5, 0.814], p90: 630, unreached: 0 }))
    expect(shown.get('[data-test=share-now]').text()).toBe('81.4%')
    expect(shown.get('[data-test=share-change]').text()).toBe('▲ +5.2 个百分点多 52 户')
    expect(shown.get('[data-test=time-p90]').text()).toContain('12.0 分钟')
    expect(shown.get('[data-test=time-p90]').text()).toContain('▲ −1.5 分钟')
    expect(shown.get('[data-test=time-median]').text()).toContain('不变')
    shown.unmount()
  })

  it('say so when it got worse, also in English, and when a household falls out of reach', async () => {
    setLocale('en')
    const shown = mounted(reached({ shares: [0.5, 0.7], p90: null }))
    expect(shown.get('[data-test=share-change]').text()).toBe('▼ −6.2 points62 households fewer')
    expect(shown.get('[data-test=time-p90]').text()).toContain('no longer reached')
    shown.unmount()
  })
})

describe('areas', () => {
  it('that wait are named with their wait beside their reach', () => {
    const row = { code: 'a', name: '后岬社区', households: 800, begin: { shares: [0.1], median: 500, p90: 900 }, now: { shares: [0.6], median: 300, p90: 600 } }
    const waits = { columns: [{ id: 'p90', unit: 'seconds', kind: 'duration' }], rows: [{ code: 'a', name: '后岬社区', values: { p90: 27_900 } }], mapped: 'p90' } as unknown as Result
    const shown = mount(MoverTable, { props: { rows: [row], minutes: [10], at: 0, changed: true, waits }, global })
    expect(shown.get('[data-test=movers]').text()).toContain('10.0% → 60.0%')
    expect(shown.get('[data-test=movers]').text()).toContain('▲ 多 400 户')
    expect(shown.get('[data-test=worst]').text()).toContain('实际等 465 分钟')
    shown.unmount()
  })
})

describe('the table of differences', () => {
  const row = (code: string, p90: number | undefined, half: number): Row => ({ code, name: code, values: { p90, p90Low: p90 === undefined ? undefined : p90 - half, p90High: p90 === undefined ? undefined : p90 + half }, unknown: p90 === undefined ? 'too-few' : null })
  const result = (rows: Row[], total: Row): Result => ({ columns: [{ id: 'p90', unit: 'seconds', kind: 'duration' }], rows, total, mapped: 'p90', scale: { kind: 'ordered', breaks: [] } }) as unknown as Result

  it('calls a change one only where it is more than chance, and says why it cannot compare', () => {
    const a = result([row('x', 3000, 60), row('y', 3000, 900), row('z', undefined, 0)], row('全区', 3000, 60))
    const b = result([row('x', 1800, 60), row('y', 2700, 900), row('z', 900, 30)], row('全区', 2400, 60))
    const shown = mount(DifferenceTable, { props: { a, b, column: 'p90', names: ['前', '后'], selected: '' }, global })
    const text = (code: string): string => shown.get(`tr[data-code=${code}] td:last-child`).text()
    expect(text('x')).toBe('▲ −20 分钟')
    expect(text('y')).toBe('≈ −5.0 分钟')
    expect(text('z')).not.toContain('分钟')
    expect(shown.get('[data-test=whole]').text()).toContain('▲ −10 分钟')
    shown.unmount()
  })
})

describe('words', () => {
  it('take the same places for figures in both languages', () => {
    const places = (words: object): Map<string, string> => new Map(Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[key, [...new Set(value.match(/\{\d\}/g) ?? [])].sort().join()]] : [...places(value as object)].map(([inner, found]) => [`${key}.${inner}`, found])))
    expect([...places(en)]).toEqual([...places(zh)])
  })
})
