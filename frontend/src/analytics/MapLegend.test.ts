import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import MapLegend from './MapLegend.vue'
import { classColours, DIVERGING, ORDERED } from './scale'
import { answer, row } from './testing/answer'
import type { Result } from './wire'
import type { LAYERS } from './wish'

/** Shares of households reached, and a surface of seconds: the areas and the surface have other units and other ends that are good. */
const coverage = answer({
  kind: 'coverage', mapped: 'share10', columns: [{ id: 'households', unit: 'households', kind: 'count' }, { id: 'share10', unit: 'share', kind: 'share' }],
  rows: [row('A', 0, { values: { share10: 0.4 } }), row('B', 0, { values: { share10: 0.97 } })], scale: { kind: 'ordered', breaks: [0.5, 0.9], better: 'high' }, total: row('D', 0, { values: { share10: 0.8 } }),
  surface: { bounds: [0, 0, 1, 1], cellMeters: 25, unit: 'seconds', min: 20, max: 1_500, breaks: [300, 600], knownShare: 0.8 },
  bands: { type: 'FeatureCollection', features: [15, 5, 10].map((minutes) => ({ type: 'Feature', properties: { minutes }, geometry: { type: 'Point', coordinates: [0, 0] } })) },
})
const legend = (result: Result, layer: (typeof LAYERS)[number]) => mount(MapLegend, { props: { result, rows: result.rows, column: result.mapped, layer }, global: { plugins: [i18n] } })
const classes = (shown: ReturnType<typeof legend>): string[] => shown.findAll('li').map((one) => one.text())
const colours = (shown: ReturnType<typeof legend>): (string | undefined)[] => shown.findAll<HTMLElement>('li:not(.unknown) i').map((one) => /#\w{6}/.exec(one.attributes('style') ?? '')?.[0])

it('areas of which little is reached are dark, with how many there are', () => {
  const shown = legend(coverage, 'areas')
  expect(shown.get('h3').text()).toBe('10 分钟内%')
  expect(classes(shown)).toEqual(['低于 50%1', '50% – 90%0', '90% 及以上1'])
  expect(colours(shown)).toEqual([ORDERED[6], ORDERED[3], ORDERED[0]])
})

it('what is counted has no halves', () => {
  const staff = answer({
    kind: 'staffing', mapped: 'vacant', columns: [{ id: 'vacant', unit: 'count', kind: 'count' }], scale: { kind: 'ordered', breaks: [1, 2, 4] },
    rows: [0, 1, 1, 3, 5].map((vacant, k) => row(`A${k}`, 0, { values: { vacant } })), total: row('D', 0, { values: { vacant: 10 } }),
  })
  expect(classes(legend(staff, 'areas'))).toEqual(['4 及以上1', '2 – 31', '12', '01'])
  expect(legend(staff, 'areas').get('h3').text()).toBe('空缺岗位个')
})

it('a surface tells its own unit, and far is dark on it', () => {
  const shown = legend(coverage, 'surface')
  expect(shown.get('h3').text()).toBe('最近用时分钟')
  expect(classes(shown)).toEqual(['10 及以上', '5 – 10', '低于 5', '道路不通'])
  expect(colours(shown).slice(0, 3)).toEqual([ORDERED[6], ORDERED[3], ORDERED[0]])
})

it('bands are told by their minutes in the colours of the map, the nearest first', () => {
  const shown = legend(coverage, 'bands')
  expect(classes(shown)).toEqual(['5 分钟内', '10 分钟内', '15 分钟内', '更远'])
  expect(colours(shown).slice(0, 3)).toEqual(classColours({ kind: 'ordered', breaks: [5, 10] }))
  expect(colours(shown)).not.toContain(DIVERGING[0])
})

it('says of which days and how many cases, of a step of time too', () => {
  const whole = answer()
  expect(legend(whole, 'areas').get('[data-test=basis]').text()).toBe('2026-08-25 – 2026-11-22n = 20,088')
  const frame = { from: '2026-08-25', to: '2026-08-31', rows: whole.rows, total: { ...whole.total, values: { n: 512 } } }
  const shown = mount(MapLegend, { props: { result: { ...whole, frames: [frame] }, rows: frame.rows, column: 'p90', layer: 'areas', frame }, global: { plugins: [i18n] } })
  expect(shown.get('[data-test=basis]').text()).toBe('2026-08-25 – 2026-08-31n = 512')
  expect(legend(coverage, 'areas').find('[data-test=basis]').exists()).toBe(false)
})
