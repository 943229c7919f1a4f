import type { EChartsOption } from 'echarts'
import { FONT } from '@/chart/theme'
import type { Lineage } from './types'

type Ink = { kind: (kind: string) => string; when: (at: string) => string; until: string; focus: string }
/** A line of a kind is told by its dashes as well as by its colour. */
const STROKES = { split: ['#0b63b5', 'solid'], merge: ['#9a6700', 'dashed'], transfer: ['#4a5b78', 'dotted'] } as const

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
  return {
    animation: false, textStyle: text,
    tooltip: { renderMode: 'richText', confine: true, textStyle: text },
    series: [{
      type: 'graph', layout: 'none', roam: true, left: 90, right: 90, top: 30, bottom: 40, edgeSymbol: ['none', 'arrow'], edgeSymbolSize: 9,
      data: lineage.nodes.map(({ code, name, from, to }) => {
        const column = rank.get(code) ?? 0
        const row = rows.get(column) ?? 0
        rows.set(column, row + 1)
        const gone = to !== null
        return {
          id: code, name, x: column * 260, y: row * 70 + column * 18, symbol: 'roundRect', symbolSize: [150, 40],
          itemStyle: { color: code === ink.focus ? '#0b63b5' : gone ? '#eef2f7' : '#ffffff', borderColor: code === ink.focus ? '#063a6b' : '#6da1d3', borderType: gone ? 'dashed' as const : 'solid' as const },
          label: { show: true, ...text, color: code === ink.focus ? '#ffffff' : gone ? '#4a5b78' : '#17233a', width: 140, overflow: 'truncate' as const },
          tooltip: { formatter: `${name}\n${code}\n${ink.when(from)} – ${to === null ? ink.until : ink.when(to)}` },
        }
      }),
      links: lineage.edges.map(({ ancestor, descendant, kind, at }) => ({
        source: ancestor, target: descendant, lineStyle: { color: STROKES[kind][0], type: STROKES[kind][1], width: 2, curveness: kind === 'transfer' ? 0.25 : 0 },
        label: { show: true, ...text, formatter: `${ink.kind(kind)} ${ink.when(at)}`, fontSize: 11 },
        tooltip: { formatter: `${ink.kind(kind)} · ${ink.when(at)}` },
      })),
    }],
  }
}
