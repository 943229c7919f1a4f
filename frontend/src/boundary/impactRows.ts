import type { EChartsOption } from 'echarts'
import { FONT } from '@/chart/theme'
import type { AreaImpact, Figures } from './types'

export const METRICS = ['households', 'residents', 'elements', 'servicePoints', 'staff', 'householdsPerWorker', 'openIncidents', 'areaSquareMeters', 'compactness', 'borderMeters'] as const
export type Metric = (typeof METRICS)[number]

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, count) => all + count, 0)

/** A figure of an area; what is counted by kind is added up. Undefined where there is none. */
export function valueOf(figures: Figures | null | undefined, metric: Metric): number | undefined {
  if (figures == null) return undefined
  const value = figures[metric]
  return typeof value === 'object' && value !== null ? sum(value) : (value ?? undefined)
}

/** Digits behind the point by metric. */
export const DIGITS: Readonly<Record<Metric, number>> = { households: 0, residents: 0, elements: 0, servicePoints: 0, staff: 0, householdsPerWorker: 0, openIncidents: 0, areaSquareMeters: 2, compactness: 2, borderMeters: 0 }

/** Area in hectares; everything else as it is. */
export const shown = (value: number, metric: Metric): number => (metric === 'areaSquareMeters' ? value / 10_000 : value)

/** Whether anything is different after; a neighbour that only got a corner on its border is the same. */
export function isTouched({ before, after }: AreaImpact): boolean {
  if (before == null || after == null) return true
  return METRICS.some((metric) => {
    const change = Math.abs((valueOf(after, metric) ?? 0) - (valueOf(before, metric) ?? 0))
    return metric === 'compactness' ? change > 0.005 : metric === 'borderMeters' || metric === 'areaSquareMeters' ? change > 1 : change > 0
  })
}

/** Two bars an area: before pale, after strong. */
export function comparison(areas: readonly AreaImpact[], metric: Metric, words: { before: string; after: string }): EChartsOption {
  const value = (figures: Figures | null | undefined): number | null => { const found = valueOf(figures, metric); return found === undefined ? null : Number(shown(found, metric).toFixed(DIGITS[metric])) }
  const text = { fontFamily: FONT, color: '#17233a', fontSize: 12 }
  const bar = (name: string, colour: string, pick: (area: AreaImpact) => Figures | undefined) => ({
    name, type: 'bar' as const, barMaxWidth: 14, itemStyle: { color: colour }, data: areas.map((area) => value(pick(area))), label: { show: true, position: 'right' as const, ...text },
  })
  return {
    textStyle: text, animationDuration: 200, animationDurationUpdate: 200,
    grid: { left: 4, right: 48, top: 28, bottom: 0, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 9, textStyle: text },
    xAxis: { type: 'value', splitNumber: 3, axisLabel: { ...text, color: '#4a5b78' }, splitLine: { lineStyle: { color: '#e3e9f1' } } },
    yAxis: { type: 'category', inverse: true, data: areas.map(({ name }) => name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { ...text, width: 130, overflow: 'truncate' } },
    series: [bar(words.before, '#9cc3e8', ({ before }) => before), bar(words.after, '#0b63b5', ({ after }) => after)],
  }
}
