import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import en from '@/i18n/analytics.en'
import zh from '@/i18n/analytics.zh'
import { columnFormat, columnName, formatOf, type Words } from './figures'
import { plain, sentence, tokens } from './findings'
import { answer } from './testing/answer'
import type { Finding } from './wire'

const { t, te, tm } = i18n.global
const words = (locale: 'zh' | 'en'): Words & { pattern(key: string): string } => {
  i18n.global.locale.value = locale
  return { t, te, tag: () => (locale === 'zh' ? 'zh-CN' : 'en-GB'), pattern: (key) => String(tm(key)) } as Words & { pattern(key: string): string }
}
const slowest: Finding = { kind: 'slowest-area', area: { code: 'A', name: '后岬' }, figures: { value: 27_900, low: 25_110, high: 33_480, n: 162, whole: 7_440, quantile: 0.9 } }

it('says in both languages who waits longest, how sure that is, and what it is compared with', () => {
  expect(plain(sentence(slowest, answer(), words('zh')))).toBe('后岬等得最久：P90 465 分钟（90% 区间 419 分钟至 558 分钟，162 起），是总体 124 分钟的 3.8 倍。')
  expect(plain(sentence(slowest, answer(), words('en')))).toBe('后岬 waits longest: P90 465 min (90% interval 419 min to 558 min, 162 cases), 3.8 times the 124 min of all.')
})

it('every figure leads to the area and column it comes from; the whole to no area', () => {
  const parts = sentence(slowest, answer(), words('zh')).filter(({ area, column }) => area !== undefined || column !== undefined)
  expect(parts.map(({ text, area, column }) => [text, area, column])).toEqual([
    ['后岬', 'A', undefined], ['465 分钟', 'A', 'p90'], ['419 分钟', 'A', 'p90'], ['558 分钟', 'A', 'p90'], ['162', 'A', 'n'], ['124 分钟', undefined, 'p90'],
  ])
})

it('a finding this page has no words for, or that lacks a figure, is said by its figures', () => {
  expect(plain(sentence({ kind: 'brand-new' as Finding['kind'], area: { code: 'A', name: '后岬' }, figures: { n: 12, note: 'x' } }, answer(), words('zh')))).toBe('后岬 n 12 note x')
  const said = plain(sentence({ ...slowest, figures: { ...slowest.figures, whole: null } }, answer(), words('zh')))
  expect(said).not.toContain('{')
  expect(said).toContain('465')
})

it('figures of other columns are written as those columns are, the one it is about with its unit', () => {
  const result = answer({ kind: 'hot-spots', mapped: 'kind', columns: [{ id: 'n', unit: 'count', kind: 'count' }, { id: 'value', unit: 'per1000Households', kind: 'number' }, { id: 'z', unit: 'none', kind: 'number' }, { id: 'p', unit: 'none', kind: 'number' }, { id: 'kind', unit: 'none', kind: 'text' }] })
  const hottest = sentence({ kind: 'hot-area', area: { code: 'A', name: '后岬' }, figures: { n: 955, value: 837.7, z: 5.0168, p: 5.3e-7, whole: 524.1, column: 'value' } }, result, words('zh'))
  expect(plain(hottest)).toBe('后岬最突出：838 件/千户（955 起，z = 5.02），总体为 524 件/千户。')
  expect(columnFormat(result, 'p', words('zh')).text(5.3e-7)).toBe('< 0.001')
  expect(columnFormat(result, 'p', words('zh')).text(0.04)).toBe('0.04')
})

it('hours and places of a day lead to themselves', () => {
  const hours = sentence({ kind: 'slowest-hours', figures: { from: 21, to: 0, value: 9_000, n: 900, whole: 7_440, quantile: 0.9 } }, answer(), words('zh'))
  expect(plain(hours)).toBe('一天里 21:00–00:00 最慢：P90 150 分钟（900 起），总体为 124 分钟。')
  expect(hours.find((part) => part.hours !== undefined)?.hours).toEqual([21, 0])
  const place = sentence({ kind: 'slowest-place', area: { code: 'g', name: '第3网格' }, figures: { lng: 123.4, lat: 29.5, value: 30_000, n: 64, whole: 7_440, quantile: 0.9 } }, answer(), words('en'))
  expect(place.find((part) => part.place !== undefined)?.place).toEqual({ lng: 123.4, lat: 29.5 })
})

it('what was just said of another area is not said in full again', () => {
  const result = answer({ kind: 'staffing', mapped: 'perWorker', columns: [{ id: 'households', unit: 'households', kind: 'count' }] })
  const large: Finding = { kind: 'large-community', area: { code: 'A', name: '后岬' }, figures: { households: 4_071, limit: 3_000, count: 6, excepted: 2 } }
  expect(plain(sentence(large, result, words('zh')))).toBe('后岬有 4,071 户，超过 3,000 户的上限且没有例外情形；这样的社区共 6 个，另有 2 个属例外。')
  expect(plain(sentence(large, result, words('zh'), true))).toBe('后岬有 4,071 户，也超过上限。')
  expect(plain(sentence(slowest, answer(), words('zh'), true))).toBe(plain(sentence(slowest, answer(), words('zh'))))
})

it('both languages tell the same figures of every finding', () => {
  const names = (pattern: string): string[] => tokens(pattern).filter(({ name }) => name).map(({ text }) => text).sort()
  for (const [kind, pattern] of Object.entries(zh.finding)) expect(names(en.finding[kind as keyof typeof en.finding]), kind).toEqual(names(pattern))
  for (const [kind, pattern] of Object.entries(zh.again)) expect(names(en.again[kind as keyof typeof en.again]), kind).toEqual(names(pattern))
})

it('a column says what it counts, and ground in a unit that can be read', () => {
  const staff = answer({ kind: 'staffing', columns: [{ id: 'grids', unit: 'count', kind: 'count' }, { id: 'squareMeters', unit: 'squareMeters', kind: 'number' }], rows: [], total: { code: 'D', name: '区', values: {} } })
  expect(columnFormat(staff, 'grids', words('zh')).unit).toBe('个')
  expect(columnFormat(staff, 'grids', words('en')).unit).toBe('')
  expect(columnFormat(answer(), 'n', words('zh')).unit).toBe('件')
  const ground = formatOf('squareMeters', 116_372_913, words('zh'))
  expect([ground.text(116_372_913), ground.unit, ground.factor * 116_372_913]).toEqual(['116', 'km²', 116.372913])
  expect(formatOf('squareMeters', 99_353, words('zh')).unit).toBe('m²')
  expect([columnName({ kind: 'satisfaction' }, 'n', words('zh')), columnName({ kind: 'density' }, 'n', words('zh'))]).toEqual(['评价数', '案件数'])
})

it('a column is written in one unit that suits its largest figure', () => {
  const zhWords = words('zh')
  expect(columnFormat(answer(), 'p90', zhWords).text(1_800)).toBe('30')
  expect(formatOf('seconds', 200_000, zhWords)).toMatchObject({ unit: '小时' })
  expect(formatOf('seconds', 200_000, zhWords).text(5_400)).toBe('1.5')
  expect(formatOf('seconds', 900_000, zhWords).text(86_400)).toBe('1.0')
  expect(formatOf('share', 1, zhWords).text(0.834)).toBe('83.4%')
  expect(formatOf('perKm2', 900, zhWords).text(3.14159)).toBe('3.14')
  expect(formatOf('count', 94_514, zhWords).text(94_514)).toBe('94,514')
})
