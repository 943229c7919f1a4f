import { onMounted, shallowRef } from 'vue'
import { get } from '@/api/client'
import type { components } from '@/api/schema'
import type { Category } from '@/api/types'

type Schemas = components['schemas']

/** What filters can choose from. Without a list its filter still shows what a link brought, by its code. */
export function useChoices() {
  const categories = shallowRef<Category[]>([])
  const channels = shallowRef<string[]>([])
  onMounted(() => {
    void get<Category[]>('/api/categories').then((found) => { categories.value = found }, () => undefined)
    void get<Schemas['Channel'][]>('/api/channels').then((found) => { channels.value = found.map(({ code }) => code) }, () => undefined)
  })
  return { categories, channels }
}
