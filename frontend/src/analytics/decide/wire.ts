/** What the service of decisions speaks: the generated types, and what the properties of its GeoJSON hold. */
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson'
import type { components } from '@/api/schema'
import type { ResultLevel } from '../wire'

type Schemas = components['schemas']

export type Mode = Schemas['WhatIf']['mode']
export type Spot = { lng: number; lat: number }
export type Sources = Schemas['CoverageSources']

/** Shares in the order of the minutes asked for; seconds of travel over all households, null beyond the limit. */
export type Reached = Schemas['CoverageFigures']
export type AreaChange = Schemas['WhatIfArea']
export type WireStation = Schemas['WhatIfStation']

export type Question = { area: string; level: ResultLevel; mode: Mode; minutes: number[]; sources: Sources }
export type WhatIf = Omit<Schemas['WhatIf'], 'bands'> & { bands?: FeatureCollection | null }
/** Everything said, also that there is none of it. */
export type Moves = { [K in keyof Schemas['WhatIfMoves']]-?: NonNullable<Schemas['WhatIfMoves'][K]> }

/** `mine`: only who kept it may remove it. */
export type Scenario = Schemas['CoverageScenario']

export type SitingFigures = Schemas['SitingFigures']
export type Goal = SitingFigures['goal']
export type SiteRole = 'new' | 'fixed' | 'standing' | 'candidate'
export type Site = Feature<Point, { role: SiteRole; rank?: number | null; name?: string | null; gain?: number | null; households?: number | null }>

export type Part = Feature<Polygon | MultiPolygon, { proposal: number; part: number; households: number; residents?: number; buildings?: number; squareMeters?: number }>
export type Division = Schemas['SplitSizes']
export type Proposal = Schemas['SplitProposal']
export type SplitFigures = Schemas['SplitFigures']
