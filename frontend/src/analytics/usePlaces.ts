import { type Ref, shallowRef, watch } from 'vue'
import { get } from '@/api/client'
import type { Ground } from '@/map/areaData'
import { labelPlace } from '@/map/geometry'
import type { ResultLevel } from './wire'

export type Places = ReadonlyMap<string, [number, number]>

/** Where the names of areas stand on the map. A whole city of grids has no room for names and is not asked for. */
export function usePlaces(wanted: Ref<{ area: string; level: ResultLevel; crowded: boolean }>): Ref<Places | undefined> {
  const places = shallowRef<Places>()
  let asking = new AbortController()
  watch(() => JSON.stringify(wanted.value), async () => {
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    places.value = undefined
    const { area, level, crowded } = wanted.value
    if (crowded || area === '') return
    // Without names the map still says everything by colour, and the table by name.
    const ground = await get<Ground>('/api/areas', { query: { level, within: area }, signal }).catch(() => undefined)
    if (signal.aborted || ground === undefined) return
    places.value = new Map(ground.features.flatMap(({ geometry, properties }): [string, [number, number]][] => {
      const [lng, lat] = geometry === null ? [] : (labelPlace(geometry) ?? [])
      const code: unknown = properties?.['code']
      return lng === undefined || lat === undefined || typeof code !== 'string' ? [] : [[code, [lng, lat]]]
    }))
  }, { immediate: true })
  return places
}
