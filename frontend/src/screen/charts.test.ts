// @vitest-environment node
import { init } from 'echarts'
import { expect, test } from 'vitest'
import { bars, byHour, categoryRows, type Ink, kindsByHour, responseSpread, slowest } from './charts'

const ink: Ink = { unit: 1, words: { reported: '上报', closed: '办结', p50: '中位数', p90: 'P90', minutes: '分钟' }, number: String }

/** Draws for real, as text, so that an option ECharts does not understand fails here and not on the wall. */
function drawn(option: Parameters<ReturnType<typeof init>['setOption']>[0]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 300 })
  chart.setOption({ ...option, animation: false })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

test('hours stand in local time as the server gave them', () => {
  const svg = drawn(byHour([{ hour: '2026-11-22T03:00:00+08:00', reported: 7, closed: 2 }], ink))
  expect(svg).toContain('>03<')
  expect(svg).toContain('上报')
})

test('categories come largest first, eight at most, each kind with one hue', () => {
  const counts = Array.from({ length: 12 }, (_, k) => ({ code: `20${(k % 3) + 1}0${k}`, name: `类${k}`, count: k }))
  const rows = categoryRows(counts, String)
  expect(rows.map((row) => row.value)).toEqual([11, 10, 9, 8, 7, 6, 5, 4])
  expect(rows[0]?.colour).toBe(rows[3]?.colour)
  expect(rows[0]?.colour).not.toBe(rows[1]?.colour)
  expect(drawn(bars(rows, ink))).toContain('类11')
})

test('the slowest area stands first, in minutes, and areas without cases are left out', () => {
  const option = responseSpread(slowest([
    { code: 'a', name: '快', n: 9, p50Seconds: 60, p90Seconds: 600 },
    { code: 'b', name: '慢', n: 3, p50Seconds: 600, p90Seconds: 3600 },
    { code: 'c', name: '无', n: 0, p50Seconds: null, p90Seconds: null },
  ]), ink)
  const svg = drawn(option)
  expect(svg.indexOf('慢')).toBeLessThan(svg.indexOf('快'))
  expect(svg).toContain('>60<')
  expect(svg).not.toContain('无')
})

test('each kind stands in a row with its sum and how it changed', () => {
  const svg = drawn(kindsByHour([{ code: '101', name: '公用设施', total: '5', note: '+2', hours: [0, 5] }], ['2026-11-22T05:00:00+08:00', '2026-11-22T06:00:00+08:00'], ink))
  expect(svg).toContain('公用设施')
  expect(svg).toContain('>5<')
  expect(svg).toContain('>+2<')
  expect(svg).toContain('>06<')
})
