import type { Polygon } from 'geojson'
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type Trails = Schemas['Trails']
export type Trail = Schemas['Trail']
export type Responder = Schemas['Responder']
/** Kinds of responders, as every list of them has them. */
export const RESPONDER_KINDS = ['member', 'leader', 'crew', 'supervisor'] as const
export type Coverage = Schemas['PatrolCoverage']
export type PatrolItem = Schemas['PatrolItem']
/** The description does not say what a GeoJSON object holds; a zone without a ring of its own is the whole of its area. */
export type Zone = Omit<Schemas['Zone'], 'geometry'> & { geometry?: Polygon | null }
export type ZoneDraft = Schemas['ZoneDraft']
export type CoverageNow = Schemas['CoverageNow']
export type VoidRule = Schemas['VoidRule']
/** A GeoJSON ring: places, the last one may be left out. */
export type Ring = [number, number][]
