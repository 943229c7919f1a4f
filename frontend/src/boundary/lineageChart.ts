import type { EChartsOption } from 'echarts'
import { FONT } from '@/chart/theme'
import type { Lineage } from './types'

type Ink = { kind: (kind: string) => string; when: (at: string) => string; until: string; focus: string }
/** A line of a kind is told by its dashes as well as by its colour. */
const STROKES: Readonly<Record<string, readonly [string, 'solid' | 'dashed' | 'dotted']>> = { split: ['#0b63b5', 'solid'], merge: ['#9a6700', 'dashed'] }
const TRANSFER = ['#4a5b78', 'dotted'] as const

/** Rank of each area: behind all its ancestors. A loop of transfers ends where it was entered. */
export function ranks({ nodes, edges }: Lineage): Map<string, number> {
  const found = new Map<string, number>()
  const above = (code: string, way: readonly string[]): number => {
    const known = found.get(code)
    if (known !== undefined) return known
    const ancestors = edges.filter((edge) => edge.descendant === code && edge.kind !== 'transfer' && !way.includes(edge.ancestor)).map(({ ancestor }) => above(ancestor, [...way, code]) + 1)
    const rank = Math.max(0, ...ancestors)
    found.set(code, rank)
    return rank
  }
  for (const { code } of nodes) above(code, [])
  return found
}

/** Ancestors left of their descendants; the area in question strong, what is no more pale. */
export function lineageChart(lineage: Lineage, ink: Ink): EChartsOption {
  const rank = ranks(lineage)
  const rows = new Map<number, number>()
  const text = { fontFamily: FONT, fontSize: 12, color: '#17233a' }
  const nodes = lineage.nodes.map(({ code, name, from, to }) => {
    const column = rank.get(code) ?? 0
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    const [gone, focus] = [to != null, code === ink.focus]
    return {
      id: code, name, value: [column, row], symbol: 'roundRect', symbolSize: [132, 38],
      itemStyle: { color: focus ? '#0b63b5' : gone ? '#eef2f7' : '#ffffff', borderColor: focus ? '#063a6b' : '#6da1d3', borderWidth: 1.5, borderType: gone ? 'dashed' as const : 'solid' as const },
      label: { show: true, ...text, color: focus ? '#ffffff' : gone ? '#4a5b78' : '#17233a', width: 122, overflow: 'truncate' as const },
      tooltip: { formatter: `${name}\n${code}\n${ink.when(from)} – ${to == null ? ink.until : ink.when(to)}` },
    }
  })
  const [columns, most] = [Math.max(0, ...rank.values()), Math.max(1, ...rows.values())]
  return {
    animation: false, textStyle: text,
    tooltip: { renderMode: 'richText', confine: true, textStyle: text },
    grid: { left: 80, right: 80, top: 20, bottom: 20 },
    xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, columns) },
    yAxis: { type: 'value', show: false, inverse: true, min: -0.5, max: Math.max(3, most) - 0.5 },
    series: [{
      type: 'graph', coordinateSystem: 'cartesian2d', edgeSymbol: ['none', 'arrow'], edgeSymbolSize: 9, data: nodes,
      links: lineage.edges.map(({ ancestor, descendant, kind, at }) => ({
        source: ancestor, target: descendant, lineStyle: { color: (STROKES[kind] ?? TRANSFER)[0], type: (STROKES[kind] ?? TRANSFER)[1], width: 2, opacity: 1, curveness: kind === 'transfer' ? 0.25 : 0 },
        label: { show: true, ...text, formatter: `${ink.kind(kind)} ${ink.when(at)}`, fontSize: 11 },
        tooltip: { formatter: `${ink.kind(kind)} · ${ink.when(at)}` },
      })),
    }],
  }
}
