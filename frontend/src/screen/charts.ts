import type { EChartsOption } from 'echarts'
import type { Board } from '@/api/types'
import { base, CHART, FONT, kindColour, TABLE_RAMP, textSize } from '@/chart/theme'

/** Everything a chart needs besides its data: the unit of the wall, and words. */
export type Ink = { unit: number; words: Record<'reported' | 'closed' | 'p50' | 'p90' | 'minutes', string>; number: (value: number) => string }

/** Incidents reported as bars and closed as a line, by hour of the window. */
export function byHour(hours: Board['byHour'], ink: Ink): EChartsOption {
  const { unit, words } = ink
  const labels = hours.map(({ hour }) => hour.slice(11, 13))
  const size = textSize(12, unit)
  return {
    ...base(unit),
    grid: { left: 4 * unit, right: 6 * unit, top: 30 * unit, bottom: 0, containLabel: true },
    legend: { top: 0, right: 0, itemWidth: 14 * unit, itemHeight: 8 * unit, itemGap: 14 * unit, textStyle: { color: CHART.weak, fontSize: size } },
    tooltip: { ...base(unit).tooltip, trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: CHART.axis } } },
    xAxis: {
      type: 'category', data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: CHART.axis } },
      axisLabel: { color: CHART.weak, fontSize: size, interval: (index: number) => (Number(labels[index]) % 3) === 0 },
    },
    yAxis: { type: 'value', minInterval: 1, splitNumber: 3, splitLine: { lineStyle: { color: CHART.split } }, axisLabel: { color: CHART.weak, fontSize: size } },
    series: [
      { name: words.reported, type: 'bar', data: hours.map((hour) => hour.reported), itemStyle: { color: CHART.data }, barWidth: '62%' },
      { name: words.closed, type: 'line', data: hours.map((hour) => hour.closed), symbol: 'none', lineStyle: { width: Math.max(1.5, 2.4 * unit), color: CHART.second }, itemStyle: { color: CHART.second } },
    ],
  }
}

/** `note` stands small beside the figure: what it is made of. */
export type Row = { name: string; value: number; label: string; note?: string; colour: string }

/** Room for names of places and kinds, in units of their size: Chinese ones are short, others twelve letters or more. */
function roomFor(names: readonly string[]): number {
  const ems = (name: string): number => [...name].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.56), 0)
  return Math.min(11.5, Math.max(7.6, ...names.map(ems)))
}

/** Horizontal bars with the name left and the figure right of each bar; nothing needs a scale. */
export function bars(rows: readonly Row[], ink: Ink, max?: number): EChartsOption {
  const { unit } = ink
  const size = textSize(14, unit)
  const top = max ?? Math.max(1, ...rows.map((row) => row.value))
  const rich = {
    value: { color: CHART.text, fontSize: size, fontWeight: 600 as const, fontFamily: FONT },
    note: { color: CHART.weak, fontSize: textSize(12, unit), fontFamily: FONT, width: 6.6 * textSize(12, unit), align: 'right' as const },
  }
  const side = { type: 'category' as const, inverse: true, axisLine: { show: false }, axisTick: { show: false } }
  return {
    ...base(unit),
    grid: { left: 0, right: 4 * unit, top: 0, bottom: 0, containLabel: true },
    tooltip: { show: false },
    xAxis: { type: 'value', max: top, show: false },
    yAxis: [
      { ...side, data: rows.map((row) => row.name), axisLabel: { color: CHART.text, fontSize: size, margin: 10 * unit, width: roomFor(rows.map((row) => row.name)) * size, overflow: 'truncate' } },
      { ...side, position: 'right', data: rows.map((row) => `{value|${row.label}}${row.note === undefined ? '' : `{note|${row.note}}`}`), axisLabel: { margin: 10 * unit, rich } },
    ],
    series: [{
      type: 'bar', barWidth: Math.max(6, 10 * unit), emphasis: { itemStyle: { borderColor: CHART.text, borderWidth: 1 } }, showBackground: true, backgroundStyle: { color: CHART.track },
      data: rows.map((row) => ({ value: row.value, itemStyle: { color: row.colour } })),
    }],
  }
}

export function categoryRows(counts: Board['byCategory'], number: (value: number) => string, most = 8): (Row & { code: string })[] {
  return [...counts].sort((a, b) => b.count - a.count).slice(0, most).map(({ code, name, count }) => ({ code, name, value: count, label: number(count), colour: kindColour(code) }))
}

export type Spread = { code: string; name: string; n: number; p50: number; p90: number }

/** The areas where it takes longest, in minutes, slowest first; without those where nobody arrived. */
export function slowest(rows: Board['responseByStreet'], most = 8): Spread[] {
  const known = rows.flatMap(({ code, name, n, p50Seconds, p90Seconds }) => (p50Seconds == null || p90Seconds == null ? [] : [{ code, name, n, p50: p50Seconds / 60, p90: p90Seconds / 60 }]))
  return known.sort((a, b) => b.p90 - a.p90).slice(0, most)
}

/** Median and 90th percentile of each area as two marks on one line. */
export function responseSpread(slowest: readonly Spread[], ink: Ink): EChartsOption {
  const { unit, words } = ink
  const size = textSize(14, unit)
  const names = slowest.map((row) => row.name)
  return {
    ...base(unit),
    grid: { left: 0, right: 64 * unit, top: 4 * unit, bottom: 0, containLabel: true },
    tooltip: { ...base(unit).tooltip, trigger: 'axis', axisPointer: { type: 'none' }, formatter: (points) => {
      const row = slowest[(Array.isArray(points) ? points[0] : points)?.dataIndex ?? -1]
      return row === undefined ? '' : `${row.name}\n${words.p50} ${row.p50.toFixed(0)} · ${words.p90} ${row.p90.toFixed(0)} ${words.minutes} · n=${row.n}`
    } },
    xAxis: { type: 'value', min: 0, splitNumber: 4, splitLine: { lineStyle: { color: CHART.split } }, axisLabel: { color: CHART.weak, fontSize: textSize(12, unit) } },
    yAxis: { type: 'category', inverse: true, data: names, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: CHART.text, fontSize: size, margin: 12 * unit, width: 7.6 * size, overflow: 'truncate' } },
    series: [
      { type: 'bar', stack: 'span', data: slowest.map((row) => row.p50), itemStyle: { color: 'transparent' }, barWidth: Math.max(2, 3 * unit), silent: true },
      { type: 'bar', stack: 'span', data: slowest.map((row) => row.p90 - row.p50), itemStyle: { color: CHART.dataWeak }, barWidth: Math.max(2, 3 * unit), silent: true },
      { type: 'scatter', data: slowest.map((row) => row.p50), symbolSize: Math.max(6, 10 * unit), itemStyle: { color: '#0a284e', borderColor: CHART.data, borderWidth: Math.max(1.5, 2 * unit) }, z: 4 },
      {
        type: 'scatter', data: slowest.map((row) => row.p90), symbolSize: Math.max(7, 12 * unit), itemStyle: { color: CHART.data }, z: 5,
        label: { show: true, position: 'right', color: CHART.text, fontSize: size, fontWeight: 600, formatter: ({ value }) => `${Number(value).toFixed(0)}` },
      },
    ],
  }
}

export type KindRow = { code: string; name: string; total: string; note: string; hours: readonly number[] }

/** A table of hours and kinds, darker for more; each row ends in its sum and how it differs from last week. */
export function kindsByHour(kinds: readonly KindRow[], hours: readonly string[], ink: Ink): EChartsOption {
  const { unit } = ink
  const labels = hours.map((hour) => hour.slice(11, 13))
  const size = textSize(14, unit)
  const most = Math.max(1, ...kinds.flatMap(({ hours: counts }) => counts))
  const rich = {
    value: { color: CHART.text, fontSize: size, fontWeight: 600 as const, fontFamily: FONT, width: 2.4 * size, align: 'right' as const },
    note: { color: CHART.weak, fontSize: textSize(12, unit), fontFamily: FONT, width: 2.8 * textSize(12, unit), align: 'right' as const },
  }
  const side = { type: 'category' as const, inverse: true, axisLine: { show: false }, axisTick: { show: false } }
  return {
    ...base(unit),
    // Laid out by hand: the space of labels in columns is not measured right.
    grid: { left: 6.4 * size + 10 * unit, right: 2.4 * size + 3 * textSize(12, unit) + 8 * unit, top: 0, bottom: 22 * unit },
    tooltip: { ...base(unit).tooltip, formatter: (point) => {
      const [column = 0, row = 0, count = 0] = (Array.isArray(point) ? point[0] : point)?.value as number[]
      return `${kinds[row]?.name ?? ''}  ${labels[column] ?? ''}:00\n${ink.number(count)}`
    } },
    xAxis: { type: 'category', data: labels, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: CHART.weak, fontSize: textSize(12, unit), interval: (index: number) => Number(labels[index]) % 6 === 0 } },
    yAxis: [
      { ...side, data: kinds.map(({ name }) => name), axisLabel: { color: CHART.text, fontSize: size, margin: 10 * unit, width: 6.2 * size, overflow: 'truncate' } },
      { ...side, position: 'right', data: kinds.map(({ total, note }) => `{value|${total}}{note|${note}}`), axisLabel: { margin: 6 * unit, rich } },
    ],
    visualMap: { show: false, min: 0, max: most, inRange: { color: [...TABLE_RAMP] } },
    series: [{
      type: 'heatmap', data: kinds.flatMap(({ hours: counts }, row) => counts.map((count, column) => [column, row, count])),
      itemStyle: { borderColor: '#0a284e', borderWidth: Math.max(1, 1.5 * unit) }, emphasis: { itemStyle: { borderColor: CHART.text, borderWidth: Math.max(2, 2 * unit) } },
    }],
  }
}
