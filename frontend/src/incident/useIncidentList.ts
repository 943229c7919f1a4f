import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { get } from '@/api/client'
import type { Incident, IncidentPage } from '@/api/types'
import { type Filters, toQuery } from './filters'

const PAGE = 60

/**
 * The list by keyset pages: first page on a change of the filters, the next on demand; an answer that comes late is
 * dropped. Counted, the first page also says how many there are in all.
 */
export function useIncidentList(filters: Ref<Filters>, counted = false) {
  const items = shallowRef<Incident[]>([])
  const cursor = ref<string | null>()
  const total = ref<number>()
  const loading = ref(false)
  const error = shallowRef<unknown>()
  let asked = new AbortController()

  async function load(after?: string): Promise<void> {
    asked.abort()
    asked = new AbortController()
    const { signal } = asked
    loading.value = true
    error.value = undefined
    try {
      const page = await get<IncidentPage>('/api/incidents', { query: { ...toQuery(filters.value) as Record<string, string>, after, limit: PAGE, total: counted && after === undefined ? 'true' : undefined }, signal })
      items.value = after === undefined ? page.items : [...items.value, ...page.items]
      cursor.value = page.after
      if (page.total != null) total.value = page.total
    } catch (reason) {
      if (!signal.aborted) error.value = reason
    } finally {
      if (!signal.aborted) loading.value = false
    }
  }

  const more = computed(() => cursor.value != null)
  const reload = (): Promise<void> => load()
  const loadMore = async (): Promise<void> => { if (cursor.value != null && !loading.value) await load(cursor.value) }
  const replace = (incident: Incident): void => { items.value = items.value.map((item) => (item.id === incident.id ? incident : item)) }
  watch(filters, () => void load(), { immediate: true, deep: true })
  return { items, total, loading, error, more, reload, loadMore, replace }
}
