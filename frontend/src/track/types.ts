import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type Trails = Schemas['Trails']
export type Trail = Schemas['Trail']
export type Responder = Schemas['Responder']
export type Coverage = Schemas['PatrolCoverage']
export type PatrolItem = Schemas['PatrolItem']
export type Zone = Schemas['Zone']
export type ZoneDraft = Schemas['ZoneDraft']
/** A GeoJSON ring: places, the last one may be left out. */
export type Ring = [number, number][]
