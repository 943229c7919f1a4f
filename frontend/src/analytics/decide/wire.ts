/** What the service of decisions speaks: what-if sessions, scenarios, siting and splits. */
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson'
import type { ResultLevel } from '../wire'

export type Mode = 'walk' | 'ebike' | 'car'
export type Spot = { lng: number; lat: number }
export type Sources = { elements: string[] } | { responders: string[] } | { scenario: string }

/** Shares in the order of the minutes asked for; seconds of travel over all households, null beyond the limit. */
export type Reached = {
  households: number
  shares: number[]
  groups: { id: string; persons: number; shares: number[] }[]
  median: number | null
  p90: number | null
  mean: number | null
  unreached: number
}
/** Times are undefined where an answer does not tell them. */
export type ReachedArea = { shares: number[]; median?: number | null; p90?: number | null }
export type AreaChange = { code: string; name: string; households: number; begin: ReachedArea; now: ReachedArea }
export type WireStation = Spot & { label: number; origin: 'element' | 'responder' | 'added'; name?: string | null; kind?: string | null }

export type Question = { area: string; level: ResultLevel; mode: Mode; minutes: number[]; sources: Sources }
export type WhatIf = {
  id: string
  revision: number
  area: string
  mode: Mode
  minutes: number[]
  stations: WireStation[]
  /** Labels of the stations just added, in the order of the request. */
  added: number[]
  begin: Reached
  now: Reached
  rows: AreaChange[]
  bands?: FeatureCollection | null
}
export type Moves = { revision: number; add: (Spot & { name?: string })[]; move: (Spot & { label: number })[]; remove: number[]; bands: boolean }

/** `mine`: only who kept it may remove it. */
export type Scenario = { id: string; name: string; area: string; level: ResultLevel; mine: boolean; mode: Mode; minutes: number[]; at: string; stations: number; begin: Reached; now: Reached }

export type Goal = 'cover' | 'least-time' | 'fewest'
export type SitingFigures = { goal: Goal; sites: number; value: number; bound: number; gap: number; proven: boolean; unit: 'households' | 'cases' | 'seconds' | 'sites'; begin: Reached; now: Reached }
export type SiteRole = 'new' | 'fixed' | 'standing' | 'candidate'
export type Site = Feature<Point, { role: SiteRole; rank?: number | null; name?: string | null; gain?: number | null; households?: number | null }>

export type Part = Feature<Polygon | MultiPolygon, { proposal: number; part: number; households: number; residents?: number; buildings?: number; squareMeters?: number }>
export type Division = { parts: number; smallest: number; largest: number; imbalance: number }
export type Proposal = Division & { borderMeters: number; alongShare: number; compactness: number; operations: number; score: number }
export type SplitFigures = { households: number; now?: Division | null; proposals: Proposal[] }
