/** What the service of analytics speaks: the generated types, told apart where they only say that something is an object. */
import type { FeatureCollection } from 'geojson'
import type { components } from '@/api/schema'
import type { Box } from '@/map/geometry'

type Schemas = components['schemas']

export type ResultLevel = 'street' | 'community' | 'grid'
export type Job = Schemas['AnalysisJob']
export type Unit = Schemas['AnalysisUnit']
export type Column = Schemas['AnalysisColumn']
export type Value = number | string | null | undefined

/** A question with everything spelt out, as this page puts it and as an answer repeats it. */
export type Definition = Pick<Schemas['AnalysisDefinition'], 'kind' | 'area' | 'frames' | 'asOf' | 'scaleOf'> & {
  tree: 'administrative' | 'command'
  boundaries: 'today' | 'then'
  level: ResultLevel
  /** Days of the district's zone, both included. */
  window: Schemas['AnalysisWindow']
  filters: { categories: string[]; channels: string[]; holders?: string[]; hours: Schemas['HoursOfDay'] | null; days: 'all' | 'weekdays' | 'weekends' }
  wish: Record<string, unknown>
}

export type Row = Pick<Schemas['AnalysisRow'], 'code' | 'name'> & { path?: string; values: Record<string, Value>; unknown?: string | null }
export type Scale = Schemas['AnalysisScale']
export type Surface = Omit<Schemas['AnalysisSurface'], 'bounds'> & { bounds: Box }
export type Finding = Pick<Schemas['AnalysisFinding'], 'kind'> & { area?: Schemas['AnalysisPlace'] | null; figures: Record<string, Value> }
export type Frame = Pick<Schemas['AnalysisFrame'], 'from' | 'to'> & { rows: Row[]; total: Row }

/** What is sent; null where something does not belong to the kind. */
export type Sent = Pick<Schemas['AnalysisResult'], 'id' | 'kind' | 'inputs' | 'notes' | 'columns'> & {
  /** Those of siting and of splits have types of their own. */
  figures: Record<string, unknown>
  definition: Definition
  rows: Row[]
  total: Row
  mapped?: string | null
  scale?: Scale | null
  surface?: Surface | null
  bands?: FeatureCollection | null
  points?: FeatureCollection | null
  findings: Finding[]
  frames?: Frame[] | null
}

/** An answer; `mapped` is the column that colours the map, empty where nothing does. */
export type Result = Omit<Sent, 'mapped' | 'scale'> & { mapped: string; scale: Scale }
