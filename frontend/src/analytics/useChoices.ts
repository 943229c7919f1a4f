import { onMounted, shallowRef } from 'vue'
import { get } from '@/api/client'
import type { components } from '@/api/schema'
import type { Category } from '@/api/types'

type Schemas = components['schemas']

/** Kinds with more places than this are things, not where help comes from. */
const MOST_PLACES = 500

/** What filters can choose from. Without a list its filter still shows what a link brought, by its code. */
export function useChoices() {
  const categories = shallowRef<Category[]>([])
  const channels = shallowRef<string[]>([])
  const places = shallowRef<string[]>([])
  onMounted(() => {
    void get<Category[]>('/api/categories').then((found) => { categories.value = found }, () => undefined)
    void get<Schemas['Channel'][]>('/api/channels').then((found) => { channels.value = found.map(({ code }) => code) }, () => undefined)
    void get<Schemas['ElementLayer'][]>('/api/layers').then((found) => {
      places.value = [...new Set(found.flatMap(({ id, kinds }) => (id === 'person' ? [] : kinds.filter(({ count }) => count > 0 && count <= MOST_PLACES).map(({ kind }) => kind))))]
    }, () => undefined)
  })
  return { categories, channels, places }
}
