import type { EChartsOption } from 'echarts'

/** Colours of charts on the wall; eight kinds that stay apart for colour-blind eyes (after Okabe and Ito, on dark). */
export const CHART = {
  text: '#e9f6ff',
  weak: '#a9cdec',
  axis: '#2a5a90',
  split: '#15375f',
  data: '#4da3e8',
  dataWeak: '#2a6199',
  second: '#3ecf8e',
  track: '#143a66',
  breach: '#ff5c61',
  kinds: ['#4da3e8', '#f0b13c', '#3cc1a0', '#e08bc0', '#8fd0ff', '#e4773e', '#f2e56b', '#b39be8'],
} as const

/** Ordered figures in a table on dark: one hue, from the track for nothing to near white. */
export const TABLE_RAMP = ['#123157', '#1d5a9a', '#2f7cc6', '#58a3e4', '#94c9f5', '#d6ecff'] as const

export const FONT = "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

/** Text sizes of the wall keep a floor, so that a small desk screen can still be read. */
export const textSize = (size: number, unit: number): number => Math.max(size <= 12 ? 10.5 : 11.5, size * unit)

/** What all charts share. Tooltips are drawn on the canvas: no HTML, so a strict content policy holds. */
export function base(unit: number): EChartsOption {
  return {
    textStyle: { fontFamily: FONT, fontSize: textSize(13, unit), color: CHART.weak },
    animationDuration: 250,
    animationDurationUpdate: 250,
    tooltip: {
      renderMode: 'richText', confine: true, backgroundColor: '#06182f', borderColor: CHART.axis, borderWidth: 1,
      textStyle: { color: CHART.text, fontSize: textSize(13, unit), fontFamily: FONT },
    },
  }
}

/** Same kind, same hue everywhere: by the major, the first three digits of the category code. */
export function kindColour(category: string): string {
  const major = Number.parseInt(category.slice(0, 3), 10)
  return CHART.kinds[(Number.isNaN(major) ? 0 : Math.max(0, major - 1)) % CHART.kinds.length] ?? CHART.data
}
