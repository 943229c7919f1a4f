import type { Position } from 'geojson'
import { definitionOf } from '../definition'
import type { Definition, Result } from '../wire'
import type { Wish } from '../wish'
import { fieldsOf, textOf, within } from './text'
import type { Division, Part, SplitFigures } from './wire'

export const TARGET = { least: 50, most: 1_000, step: 10, usual: 300 } as const
const PROPOSALS = 3

/** What the split adviser is asked; the address holds it. */
export type SplitWish = {
  community: string
  /** Households of a grid. */
  target: number
  /** Per cent: 0 counts equal numbers of households only, 100 short borders only. */
  compact: number
  /** Which of the proposals is looked at. */
  proposal: number
}

export function readSplit(own: string): SplitWish {
  const fields = fieldsOf(own)
  const community = fields.get('a') ?? ''
  return {
    community: /^[\w:.-]{1,80}$/.test(community) ? community : '',
    target: within(fields.get('t'), TARGET.least, TARGET.most, TARGET.usual),
    compact: within(fields.get('k'), 0, 100, 50),
    proposal: within(fields.get('p'), 0, PROPOSALS - 1, 0),
  }
}
export const writeSplit = ({ community, target, compact, proposal }: SplitWish): string =>
  textOf({ a: community, t: target === TARGET.usual ? undefined : target, k: compact === 50 ? undefined : compact, p: proposal === 0 ? undefined : proposal })

export function splitDefinition(wish: Wish, { community, target, compact }: SplitWish): Definition {
  return {
    ...definitionOf({ ...wish, kind: 'staffing', area: community, level: 'grid', tree: 'administrative', boundaries: 'today', surface: false, frames: 'none' }), kind: 'split',
    wish: { community, targetHouseholds: target, parts: null, compactness: compact / 100, proposals: PROPOSALS },
  }
}

/** How many grids bring the mean closest to the target. */
export function partsNear(households: number, target: number): number {
  const fewer = Math.max(2, Math.floor(households / target))
  return Math.abs(households / (fewer + 1) - target) < Math.abs(households / fewer - target) ? fewer + 1 : fewer
}

export const figuresOf = (result: Result): SplitFigures => result.figures as unknown as SplitFigures
export const partsOf = (result: Result, proposal: number): Part[] => ((result.points?.features ?? []) as Part[]).filter(({ properties }) => properties.proposal === proposal)

/** How far the largest is above the smallest, as a share of the smallest: what a person compares. Undefined beside an empty one. */
export const spreadOf = ({ smallest, largest }: Division): number | undefined => (smallest > 0 ? largest / smallest - 1 : undefined)

const ringsOf = ({ geometry }: Part): Position[][] => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat())

/** The parts as paths of a small picture, so many units wide and high, north up and undistorted. */
export function pathsOf(parts: readonly Part[], size: number): { path: string; part: number }[] {
  const places = parts.flatMap((part) => ringsOf(part).flat())
  if (places.length === 0) return []
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng = 0, lat = 0] of places) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = size / Math.max((east - west) * narrow, north - south, 1e-9)
  const [left, top] = [(size - (east - west) * narrow * scale) / 2, (size - (north - south) * scale) / 2]
  const at = ([lng = 0, lat = 0]: Position): string => `${(left + (lng - west) * narrow * scale).toFixed(1)} ${(top + (north - lat) * scale).toFixed(1)}`
  return parts.map((part) => ({ part: part.properties.part, path: ringsOf(part).map((ring) => `M${ring.map(at).join('L')}Z`).join('') }))
}
