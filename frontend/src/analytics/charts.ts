import type { CustomSeriesOption, EChartsOption } from 'echarts'
import type { ChartItem } from '@/chart/items'
import { FONT } from '@/chart/theme'
import { columnFormat, formatOf, intervalOf, withUnit, type Words } from './figures'
import { colourOf, knownIn, numberIn } from './scale'
import type { Frame, Result, Row } from './wire'

/** Charts of the desk: dark on white, thin axes, the page's colours. */
const INK = { text: '#17233a', weak: '#4a5b78', axis: '#b9c4d3', split: '#e8ecf2', accent: '#0b63b5', total: '#b54708', band: '#9cc3e8' } as const
const base: EChartsOption = {
  textStyle: { fontFamily: FONT, fontSize: 12, color: INK.weak }, animationDuration: 200, animationDurationUpdate: 200,
  tooltip: { renderMode: 'richText', confine: true, backgroundColor: '#ffffff', borderColor: INK.text, borderWidth: 1, textStyle: { color: INK.text, fontSize: 12, fontFamily: FONT } },
}

export const RANKED = 14
const ROW_HEIGHT = 27
export const rankHeight = (rows: number): number => rows * ROW_HEIGHT + 64

/** A figure with its interval and the number of cases, as a line of words. */
export function figureLine(result: Result, row: Row, column: string, words: Words): string {
  const format = columnFormat(result, column, words)
  const value = knownIn(row, column)
  if (value === undefined) return `${row.name} –`
  const interval = intervalOf(row, column)
  const n = numberIn(row, 'n')
  return [row.name, withUnit(format, value), interval === undefined ? '' : words.t('analytics.interval', [format.text(interval[0]), format.text(interval[1])]), n === undefined ? '' : `n = ${formatOf('count', n, words).text(n)}`].filter((part) => part !== '').join('  ')
}

/** The first rows as bars in the colours of the map, each with its interval, and a line where the whole stands. */
export function rankChart(result: Result, rows: readonly Row[], total: Row, column: string, chosen: string, words: Words): { option: EChartsOption; items: ChartItem[] } {
  const format = columnFormat(result, column, words)
  const whole = knownIn(total, column)
  const data = rows.map((row) => {
    const value = (knownIn(row, column) ?? 0) * format.factor
    return { value, itemStyle: { color: colourOf(row, result.mapped, result.scale) ?? INK.accent, borderColor: row.code === chosen ? INK.accent : '#8793a5', borderWidth: row.code === chosen ? 3 : 1 } }
  })
  const whiskers = rows.flatMap((row, k) => {
    const interval = intervalOf(row, column)
    return interval === undefined ? [] : [[interval[0] * format.factor, interval[1] * format.factor, k]]
  })
  const option: EChartsOption = {
    ...base,
    grid: { left: 4, right: 62, top: 22, bottom: format.unit === '' || format.unit === '%' ? 4 : 22, containLabel: true },
    tooltip: { ...base.tooltip, formatter: (point) => {
      const row = rows[(Array.isArray(point) ? point[0] : point)?.dataIndex ?? -1]
      return row === undefined ? '' : figureLine(result, row, column, words)
    } },
    xAxis: { type: 'value', splitNumber: 4, name: format.unit === '%' ? '' : format.unit, nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: INK.weak }, axisLabel: { color: INK.weak, formatter: format.unit === '%' ? '{value}%' : '{value}' }, splitLine: { lineStyle: { color: INK.split } } },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ name }) => name), axisTick: { show: false }, axisLine: { lineStyle: { color: INK.axis } }, axisLabel: { color: INK.text, fontSize: 13, width: 110, overflow: 'truncate' } },
    series: [
      {
        type: 'bar', data, barWidth: 15, emphasis: { itemStyle: { borderColor: INK.accent, borderWidth: 2 } },
        label: { show: whiskers.length === 0, position: 'right', color: INK.text, backgroundColor: '#ffffff', padding: [0, 3], formatter: ({ value }) => format.text(Number(value) / format.factor) },
      },
      { type: 'custom', silent: true, z: 5, data: whiskers, renderItem: whisker, encode: { x: [0, 1], y: 2 }, tooltip: { show: false } },
      // Below the bars, so that no figure is struck through; as data of its own it widens the axis to where it stands.
      { type: 'custom', silent: true, z: 1, data: whole === undefined ? [] : [[whole * format.factor, 0]], renderItem: upTo(words.t('analytics.chart.whole', [whole === undefined ? '' : format.text(whole)])), encode: { x: 0, y: 1 }, tooltip: { show: false } },
    ],
  }
  const items = rows.map((row, k): ChartItem => ({ key: row.code, text: figureLine(result, row, column, words), seriesIndex: 0, dataIndex: k }))
  return { option, items }
}

/** A line across all bars, told above them. */
const upTo = (text: string): CustomSeriesOption['renderItem'] => ({ coordSys }, api) => {
  const [x = 0] = api.coord([api.value(0), 0])
  const { y = 0, height = 0 } = coordSys as { y?: number; height?: number }
  return { type: 'group', children: [
    { type: 'line', shape: { x1: x, y1: y, x2: x, y2: y + height }, style: { stroke: INK.total, lineWidth: 1.6 } },
    { type: 'text', x, y: y - 4, style: { text, fill: INK.total, font: `12px ${FONT}`, align: 'center', verticalAlign: 'bottom' } },
  ] }
}

const whisker: CustomSeriesOption['renderItem'] = (_, api) => {
  const [x1 = 0, y = 0] = api.coord([api.value(0), api.value(2)])
  const [x2 = 0] = api.coord([api.value(1), api.value(2)])
  // On dark bars too: a light line below the dark one.
  const course = [[x1, y, x2, y], [x1, y - 4, x1, y + 4], [x2, y - 4, x2, y + 4]] as const
  const lines = (stroke: string, lineWidth: number) => course.map(([a, b, c, d]) => ({ type: 'line' as const, shape: { x1: a, y1: b, x2: c, y2: d }, style: { stroke, lineWidth } }))
  return { type: 'group', children: [...lines('#ffffff', 4), ...lines(INK.text, 1.6)] }
}

/** The figure from frame to frame: of the whole, and of the chosen area with its interval. */
export function trendChart(result: Result, frames: readonly Frame[], column: string, chosen: string, at: number, words: Words): { option: EChartsOption; items: ChartItem[] } {
  const format = columnFormat(result, column, words)
  const labels = frames.map(({ from }) => from.slice(5))
  const rowOf = (frame: Frame): Row | undefined => frame.rows.find(({ code }) => code === chosen)
  const name = frames.map(rowOf).find((row) => row !== undefined)?.name
  const shown = (row: Row | undefined): number | null => {
    const value = row === undefined ? undefined : knownIn(row, column)
    return value === undefined ? null : value * format.factor
  }
  const line = (title: string, colour: string, values: (number | null)[], width: number) => ({ name: title, type: 'line' as const, data: values, symbol: 'circle', symbolSize: 5, lineStyle: { color: colour, width }, itemStyle: { color: colour }, connectNulls: false })
  const bounds = frames.map((frame, k) => {
    const row = rowOf(frame)
    const interval = row === undefined || knownIn(row, column) === undefined ? undefined : intervalOf(row, column)
    return interval === undefined ? undefined : [interval[0] * format.factor, interval[1] * format.factor, k]
  }).filter((one) => one !== undefined)
  const option: EChartsOption = {
    ...base,
    grid: { left: 46, right: 12, top: 24, bottom: 20 },
    legend: { top: 0, right: 8, itemWidth: 16, itemHeight: 8, textStyle: { color: INK.weak } },
    tooltip: { ...base.tooltip, trigger: 'axis' , formatter: (points) => {
      const frame = frames[(Array.isArray(points) ? points[0] : points)?.dataIndex ?? -1]
      if (frame === undefined) return ''
      const row = rowOf(frame)
      return [`${frame.from} – ${frame.to}`, figureLine(result, frame.total, column, words), ...(row === undefined ? [] : [figureLine(result, row, column, words)])].join('\n')
    } },
    xAxis: { type: 'category', data: labels, boundaryGap: true, axisTick: { show: false }, axisLine: { lineStyle: { color: INK.axis } }, axisLabel: { color: INK.weak } },
    yAxis: { type: 'value', name: format.unit, nameGap: 6, nameTextStyle: { color: INK.weak, align: 'right' }, splitNumber: 2, axisLabel: { color: INK.weak }, splitLine: { lineStyle: { color: INK.split } } },
    series: [
      { ...line(words.t('analytics.chart.all'), INK.total, frames.map(({ total }) => shown(total)), 1.6), markLine: { silent: true, symbol: 'none', data: [{ xAxis: at }], lineStyle: { color: INK.text, width: 1.5, type: 'dashed' }, label: { show: false } } },
      ...(name === undefined ? [] : [line(name, INK.accent, frames.map((frame) => shown(rowOf(frame))), 2.4)]),
      { type: 'custom' as const, silent: true, data: bounds, renderItem: upright, encode: { x: 2, y: [0, 1] }, tooltip: { show: false } },
    ],
  }
  const items = frames.map((frame, k): ChartItem => ({ key: frame.from, text: `${frame.from} – ${frame.to} ${figureLine(result, rowOf(frame) ?? frame.total, column, words)}`, seriesIndex: 0, dataIndex: k }))
  return { option, items }
}

const upright: CustomSeriesOption['renderItem'] = (_, api) => {
  const [x = 0, y1 = 0] = api.coord([api.value(2), api.value(0)])
  const [, y2 = 0] = api.coord([api.value(2), api.value(1)])
  return { type: 'line', shape: { x1: x, y1, x2: x, y2 }, style: { stroke: INK.band, lineWidth: 5 } }
}
