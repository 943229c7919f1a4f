/** What the service of analytics speaks. */
import type { FeatureCollection } from 'geojson'

export type ResultLevel = 'street' | 'community' | 'grid'

export type Definition = {
  kind: string
  area: string
  tree: 'administrative' | 'command'
  boundaries: 'today' | 'then'
  level: ResultLevel
  /** Days of the district's zone, both included. */
  window: { from: string; to: string }
  filters: { categories: string[]; channels: string[]; hours: { from: number; to: number } | null; days: 'all' | 'weekdays' | 'weekends' }
  frames?: 'day' | 'week' | 'month'
  wish: Record<string, unknown>
}

export type Job = { id: string; state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'; progress: number; ahead: number; problem?: { code?: string } | null }

export type Unit = 'seconds' | 'share' | 'count' | 'perKm2' | 'per1000Households' | 'households' | 'persons' | 'squareMeters' | 'none'
export type Column = { id: string; unit: Unit; kind: 'number' | 'share' | 'duration' | 'count' | 'text' }
export type Value = number | string | null | undefined
export type Row = { code: string; name: string; path?: string; values: Record<string, Value>; unknown?: string | null }
export type Scale = { kind: 'ordered' | 'diverging' | 'kinds'; breaks: number[]; better?: 'high' | 'low' | null }
export type Surface = { bounds: [number, number, number, number]; cellMeters: number; unit: Unit; min?: number | null; max?: number | null; breaks: number[]; knownShare: number }
export type Finding = { kind: string; area?: { code: string; name: string } | null; figures: Record<string, Value> }
export type Frame = { from: string; to: string; rows: Row[]; total: Row }

export type Result = {
  id: string
  kind: string
  definition: Definition
  inputs: Record<string, unknown>
  columns: Column[]
  rows: Row[]
  total: Row
  /** The column that colours the map; empty where nothing does. */
  mapped: string
  scale: Scale
  surface?: Surface | null
  bands?: FeatureCollection | null
  points?: FeatureCollection | null
  figures: Record<string, unknown>
  findings: Finding[]
  notes: string[]
  frames?: Frame[] | null
}
