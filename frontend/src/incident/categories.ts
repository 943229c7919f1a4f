import { defineStore, storeToRefs } from 'pinia'
import { computed, shallowRef } from 'vue'
import { get } from '@/api/client'
import type { Category } from '@/api/types'
import { useWords } from '@/i18n/words'

const RETRY_MILLIS = 30_000

const useCategoryList = defineStore('categories', () => {
  const list = shallowRef<Category[]>([])
  const english = computed(() => new Map(list.value.map(({ code, en }) => [code, en])))
  let asked: Promise<void> | undefined

  /** Without the list the names stay as the server sent them; after a while whoever wants it asks again. */
  function load(): Promise<void> {
    asked ??= get<Category[]>('/api/categories').then(
      (found) => { list.value = found },
      () => { setTimeout(() => { asked = undefined }, RETRY_MILLIS) },
    )
    return asked
  }

  return { list, english, load }
})

/** The list of categories, fetched when it is first wanted. The server names a case's category in Chinese only. */
export function useCategories() {
  const { locale } = useWords()
  const store = useCategoryList()
  const { list } = storeToRefs(store)

  /** A category in the language of the page; one that the list does not have as it was sent. */
  function nameOf(code: string, chinese: string): string {
    if (locale.value === 'zh') return chinese
    void store.load()
    return store.english.get(code) ?? chinese
  }

  return { list, load: store.load, nameOf }
}
