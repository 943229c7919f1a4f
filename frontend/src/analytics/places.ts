import type { Result } from './wire'

/** A home that help does not reach in time; without seconds no road leads there or it is beyond any limit. */
export type Uncovered = { lng: number; lat: number; area: string; households: number; seconds?: number; why: string }

/** The homes that an answer lists as not covered, in its order: most households first. */
export function uncoveredOf({ points }: Result): Uncovered[] {
  return (points?.features ?? []).flatMap(({ geometry, properties }): Uncovered[] => {
    if (geometry.type !== 'Point' || properties?.['role'] !== 'uncovered') return []
    const { area, households, seconds, why } = properties as Record<string, unknown>
    const [lng = 0, lat = 0] = geometry.coordinates
    return [{ lng, lat, area: String(area ?? ''), households: Number(households), why: String(why ?? ''), ...(typeof seconds === 'number' ? { seconds } : {}) }]
  })
}
