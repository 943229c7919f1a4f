import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { get } from '@/api/client'
import type { AreaDetail, AreaLoad, Level } from '@/api/types'
import type { AreaSource } from './baseStyle'
import type { Areal, Box } from './geometry'
import type { GridGround } from './layers/columns'

const TILES: Readonly<Partial<Record<Level, AreaSource>>> = { street: 'streets', community: 'communities', grid: 'grids' }

/**
 * The level to draw strong below an area: that of its children, since a city may have two levels only. A committee has
 * no ground of its own, so its streets stand for it.
 */
export function childLevel(children: readonly AreaLoad[]): Level | undefined {
  const grounded = children.find((child) => child.level !== 'committee')
  return grounded?.level ?? (children.length > 0 ? 'street' : undefined)
}

export const tilesOf = (level: Level | undefined): AreaSource | undefined => (level === undefined ? undefined : TILES[level])

export type Ground = FeatureCollection<Polygon | MultiPolygon | null> & { version?: number }
/** `version` counts the changes of all borders. */
export type AreaShapes = { detail: AreaDetail; bounds?: Box; own: Areal[]; children: Ground; version: number }

/** An area in words, its ground and that of its children; an area without ground is drawn by its children. */
export async function loadShapes(code: string, level: Level, child: Level | undefined, signal: AbortSignal): Promise<AreaShapes> {
  const ground = (wanted: Level): Promise<Ground> => get<Ground>('/api/areas', { query: { level: wanted, within: code }, signal })
  const [detail, own, children] = await Promise.all([
    get<AreaDetail>(`/api/areas/${encodeURIComponent(code)}`, { signal }),
    ground(level),
    child === undefined ? ({ type: 'FeatureCollection', features: [] } satisfies Ground as Ground) : ground(child),
  ])
  const itself = own.features.filter((feature) => feature.properties?.['code'] === code)
  const grounds = [itself, children.features].map(arealsOf).find((areals) => areals.length > 0) ?? []
  const bounds = detail.bounds?.length === 4 ? (detail.bounds as Box) : undefined
  return { detail, bounds, own: grounds, children, version: Math.min(own.version ?? 0, children.version ?? own.version ?? 0) }
}

/** The grids of an area with their households. */
export async function loadGridGround(code: string, signal: AbortSignal): Promise<GridGround> {
  const ground = await get<Ground>('/api/areas', { query: { level: 'grid', within: code }, signal })
  return { type: 'FeatureCollection', features: ground.features.filter((feature): feature is GridGround['features'][number] => feature.geometry !== null) }
}

function arealsOf(features: readonly Feature<Polygon | MultiPolygon | null>[]): Areal[] {
  return features.flatMap(({ geometry }) => (geometry === null ? [] : [geometry]))
}
