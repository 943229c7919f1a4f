/** The API's shapes of boundary changes, generated; geometry and places are given their GeoJSON types here. */
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson'
import type { components } from '@/api/schema'
import type { Place } from './geometry/place'

type Schemas = components['schemas']

/** Pairs of numbers are places. */
type Placed<T> = T extends number[] ? Place : T extends number[][] ? readonly Place[] : T extends string[] ? readonly string[] : T
type PlacedEdit<E> = E extends unknown ? { [K in keyof E]: Placed<E[K]> } : never
/** An operation as it is sent, stored and replayed: vertices are named by their place, areas by their code. */
export type Edit = PlacedEdit<Schemas['BoundaryEdit']>

export type ChangeSummary = Schemas['BoundarySummary']
export type ChangeState = ChangeSummary['state']
export type ChangePage = Schemas['BoundaryPage']
export type Collision = Omit<Schemas['BoundaryCollision'], 'geometry'> & { geometry?: Geometry | null }
export type Operation = Omit<Schemas['BoundaryOperation'], 'edit'> & { edit: Edit }
export type ChangeDetail = Omit<Schemas['BoundaryDetail'], 'operations' | 'collisions'> & { operations: Operation[]; collisions: Collision[] }

export type GridProperties = Schemas['GroundLot']
export type GridFeature = Feature<Polygon | MultiPolygon, GridProperties>
export type Ground = FeatureCollection<Polygon | MultiPolygon, GridProperties> & { version: number }
/** What an operation, an undo or a redo did. */
export type Drawn = Omit<Schemas['EditAnswer'], 'changed'> & { changed: GridFeature[] }

/** Something wrong with a place to draw; words are chosen by its code. */
export type Fault = { code: string; areas: string[]; geometry: Geometry | null }

export type Figures = Schemas['AreaFigures']
export type AreaImpact = Schemas['AreaImpact']
export type Impact = Schemas['Impact']

/** One state of an area's border: from when to when, and which change made it. */
export type AreaVersion = Omit<Schemas['AreaVersion'], 'geometry'> & { geometry?: Polygon | MultiPolygon | null }
/** Kinds are split, merge and transfer. */
export type Lineage = Schemas['AreaLineage']
