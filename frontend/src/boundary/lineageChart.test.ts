// @vitest-environment node
import { expect, test } from 'vitest'
import { lineageChart, ranks } from './lineageChart'
import type { Lineage } from './types'

const edge = (ancestor: string, descendant: string, kind: 'split' | 'merge' | 'transfer') => ({ ancestor, descendant, kind, change: 1, at: '2026-11-22T00:00:00Z' })
const node = (code: string, to?: string) => ({ code, name: code, from: '2026-01-01T00:00:00Z', to })

test('descendants stand behind all their ancestors, also when ground goes to and fro', () => {
  const lineage: Lineage = { nodes: [node('a'), node('b'), node('c', '2026-11-22T00:00:00Z'), node('d')], edges: [edge('a', 'b', 'split'), edge('b', 'c', 'split'), edge('c', 'd', 'merge'), edge('b', 'd', 'merge'), edge('d', 'a', 'transfer'), edge('a', 'd', 'transfer')] }
  expect(Object.fromEntries(ranks(lineage))).toEqual({ a: 0, b: 1, c: 2, d: 3 })
  const { series } = lineageChart(lineage, { kind: (kind) => kind, when: (at) => at.slice(0, 10), until: 'today', focus: 'b' })
  const [graph] = series as { data: { id: string; value: [number, number] }[]; links: unknown[] }[]
  expect(graph?.links).toHaveLength(6)
  expect(new Set(graph?.data.map(({ value }) => value.join(' '))).size).toBe(4)
})
