import type { Polygon } from 'geojson'
import type { Coverage } from '../geometry/coverage'
import type { Place } from '../geometry/place'
import type { Line, Snapped } from '../geometry/snap'
import type { Edit, GridProperties } from '../types'

/** Where the pointer is: as it is, and what it was drawn to. */
export type Pointer = { place: Place; snapped: Snapped; shift: boolean }

/** What a tool shows while it works. */
export type Preview = {
  /** Borders as they would be. */
  coverage?: Coverage
  line?: readonly Place[]
  ring?: readonly Place[]
  /** Places given so far, the held vertex, the vertex that would come. */
  marks?: readonly { place: Place; kind: 'given' | 'held' | 'possible' | 'bad' }[]
  /** Areas to bring out beside the chosen ones. */
  areas?: readonly string[]
  blocks?: readonly Polygon[]
  cursor?: 'grab' | 'grabbing' | 'crosshair' | 'pointer' | 'copy' | ''
}

/** What to do next, by its key among the hints, with what it says there. */
export type Hint = { key: string; with?: Record<string, string | number> }

/** What a tool works with. It changes nothing itself: it asks for edits. */
export type Bench = {
  coverage(): Coverage
  grid(code: string): GridProperties | undefined
  chosen(): readonly string[]
  choose(codes: readonly string[]): void
  perform(...edits: Edit[]): void
  newCode(): string
  metersPerPixel(): number
  roads(): readonly Line[]
  blocks(): readonly Polygon[]
  /** Something to see or to say has changed. */
  changed(): void
  /** The work of the tool is finished; the page goes on with selecting. */
  finished(): void
}

/** A behaviour of the map. Every part is optional; what returns true has used the event up. */
export type Tool = {
  hint(): Hint
  preview(): Preview
  /** Pressing begins a drag when it returns true; the map then keeps still. */
  press?(at: Pointer): boolean
  move?(at: Pointer): void
  release?(at: Pointer): void
  click?(at: Pointer): void
  doubleClick?(at: Pointer): void
  /** By the name of KeyboardEvent.key; false leaves the key to the page. */
  key?(key: string, shift: boolean): boolean
  cancel?(): void
}

/** How near, in pixels, the pointer is drawn to something. */
export const SNAP_PIXELS = 12
