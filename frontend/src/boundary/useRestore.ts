import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { watch } from 'vue'
import { get } from '@/api/client'
import { useDraft } from './draft'
import { coverageOf, type Piece } from './geometry/coverage'
import { bringBack, oldCourse } from './geometry/restore'

type Areas = FeatureCollection<Polygon | MultiPolygon | null, { code: string }>

/** Draws an area as it was at a moment, as far as the borders around it allow: ordinary steps that can be undone. */
export function useRestore(): (code: string, at: string) => Promise<void> {
  const draft = useDraft()
  const sent = (): Promise<void> => new Promise((done) => {
    const stop = watch(() => draft.busy, (busy) => {
      if (busy) return
      queueMicrotask(() => stop())
      done()
    }, { immediate: true })
  })
  return async (code, at) => {
    const within = draft.detail?.area.code
    const found = await get<Areas>('/api/areas', { query: { level: 'grid', within, at } })
    const then = coverageOf(found.features.flatMap(({ geometry, properties }): Piece[] => (geometry === null ? [] : [{ code: properties.code, editable: true, geometry }])))
    const parts = bringBack(then, draft.coverage, code, () => draft.newCode())
    if (parts.length > 0) draft.perform(...parts)
    await sent()
    if (draft.refusal !== undefined) return
    const courses = oldCourse(then, draft.coverage, code)
    if (courses.length > 0) draft.perform(...courses)
    await sent()
  }
}
