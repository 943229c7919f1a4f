import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { get } from '@/api/client'
import type { Category } from '@/api/types'
import { i18n } from '@/i18n'

const RETRY_MILLIS = 30_000

/** The list of categories, fetched when it is first wanted. The server names a case's category in Chinese only. */
export const useCategories = defineStore('categories', () => {
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

  /** A category in the language of the page; one that the list does not have as it was sent. */
  function nameOf(code: string, chinese: string): string {
    if (i18n.global.locale.value === 'zh') return chinese
    void load()
    return english.value.get(code) ?? chinese
  }

  return { list, load, nameOf }
})
