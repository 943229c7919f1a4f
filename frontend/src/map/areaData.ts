import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { get } from '@/api/client'
import type { AreaLoad, Level } from '@/api/types'
import type { AreaSource } from './baseStyle'
import type { Areal } from './geometry'

const TILES: Readonly<Partial<Record<Level, AreaSource>>> = { street: 'streets', community: 'communities', grid: 'grids', district: 'districts' }
const NEXT: Readonly<Partial<Record<Level, Level>>> = { district: 'street', committee: 'street', street: 'community', community: 'grid' }

/**
 * The level to draw strong below an area: that of its children, since a city may have two levels only; a committee has
 * no polygon of its own, so its streets stand for it.
 */
export function childLevel(level: Level, children: readonly AreaLoad[]): Level | undefined {
  const found = children.find((child) => child.level !== 'committee')?.level
  return found ?? (children.length > 0 ? 'street' : level === 'committee' ? 'street' : undefined)
}

export const tilesOf = (level: Level | undefined): AreaSource | undefined => (level === undefined ? undefined : TILES[level])
export const levelBelow = (level: Level): Level | undefined => NEXT[level]

export type AreaShapes = { own: Areal[]; children: FeatureCollection<Polygon | MultiPolygon> }

/** Polygon of an area and of its children; an area without one is drawn by its children. */
export async function loadShapes(code: string, child: Level | undefined, signal: AbortSignal): Promise<AreaShapes> {
  const none: FeatureCollection<Polygon | MultiPolygon> = { type: 'FeatureCollection', features: [] }
  const [own, children] = await Promise.all([
    get<Feature<Areal | null>>(`/api/areas/${encodeURIComponent(code)}`, { signal }),
    child === undefined ? none : get<typeof none>('/api/areas', { query: { level: child, within: code }, signal }),
  ])
  return { own: own.geometry === null ? children.features.map((feature) => feature.geometry) : [own.geometry], children }
}
