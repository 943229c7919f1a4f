import type { FeatureCollection, Geometry, MultiPolygon, Polygon, Feature } from 'geojson'
import type { Place } from './geometry/place'

/** An operation as it is sent, stored and replayed: vertices are named by their place, areas by their code. */
export type Edit =
  | { kind: 'move-vertex'; at: Place; to: Place }
  | { kind: 'insert-vertex'; from: Place; to: Place; at: Place }
  | { kind: 'delete-vertex'; at: Place }
  | { kind: 'reshape-edge'; from: Place; to: Place; through?: Place; line: readonly Place[] }
  | { kind: 'split'; area: string; line: readonly Place[]; as: string; keep?: Place }
  | { kind: 'merge'; areas: readonly string[]; into: string }
  | { kind: 'transfer'; from: string; to: string; line?: readonly Place[]; piece?: readonly Place[] }
  | { kind: 'subdivide'; area: string; as: readonly string[] }

export type ChangeState = 'draft' | 'submitted' | 'approved' | 'effective' | 'rejected' | 'withdrawn'
export type Area = { code: string; name: string; level: string; path: string }
export type Author = { login: string; name: string }
export type Rights = { edit: boolean; submit: boolean; approve: boolean; withdraw: boolean; revise: boolean; rebase: boolean }
export type Collision = { areas: string[]; geometry: Geometry | null; seq: number; reason: string }

export type ChangeSummary = { id: number; title: string; area: Area; state: ChangeState; author: Author; version: number; effectiveAt: string | null; submittedAt: string | null; decidedAt: string | null }
export type ChangePage = { changes: ChangeSummary[]; next: string | null }
export type Operation = { seq: number; edit: Edit; by: Author; at: string }
export type ChangeDetail = ChangeSummary & {
  comment: string
  baseVersion: number
  baseIsCurrent: boolean
  cursor: number
  operations: Operation[]
  decidedBy: Author | null
  opinion: string | null
  history: { at: string; verb: string; by: Author | null; opinion: string | null }[]
  rights: Rights
  collisions: Collision[]
}

export type GridProperties = { code: string; name: string; parent: string; parentName: string; editable: boolean; households: number; isNew: boolean }
export type GridFeature = Feature<Polygon | MultiPolygon, GridProperties>
export type Ground = FeatureCollection<Polygon | MultiPolygon, GridProperties> & { version: number }
/** What an operation, an undo or a redo did. */
export type Drawn = { version: number; cursor: number; length: number; changed: GridFeature[]; removed: string[] }

/** Something wrong with a place to draw; words are chosen by its code. */
export type Fault = { code: string; areas: string[]; geometry: Geometry | null }

/** Figures of one grid or of all, counted from what is stored. */
export type Figures = {
  households: number
  residents: number
  groups: Record<string, number>
  elements: Record<string, number>
  servicePoints: number
  staff: number
  householdsPerWorker: number | null
  openIncidents: Record<string, number>
  areaSquareMeters: number
  compactness: number
  borderMeters: number
}
export type AreaImpact = { code: string; proposedCode: string | null; name: string; before: Figures | null; after: Figures | null }
export type Moved = { kind: 'element' | 'incident' | 'post'; layer: string | null; id: string; name: string; from: string; to: string; note: string | null }
export type Impact = { areas: AreaImpact[]; totals: { before: Figures; after: Figures }; moves: Moved[]; movesTotal: number; movesTruncated: boolean }

/** One state of an area's border: from when to when, and which change ended or made it. */
export type AreaVersion = { version: number; from: string; to: string | null; change: number | null; geometry: Polygon | MultiPolygon; households: number; residents: number; areaSquareMeters: number }
export type LineageNode = { code: string; name: string; from: string; to: string | null }
export type LineageEdge = { ancestor: string; descendant: string; kind: 'split' | 'merge' | 'transfer'; change: number; at: string }
export type Lineage = { nodes: LineageNode[]; edges: LineageEdge[] }
