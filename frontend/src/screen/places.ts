import { reactive } from 'vue'
import { get } from '@/api/client'
import type { Board } from '@/api/types'
import type { Crumb } from './Breadcrumb.vue'

/** Names of the areas above the watched one, learnt from boards and asked for once when a link leads deep down. */
export function usePlaces() {
  const names = reactive(new Map<string, string>())
  const asked = new Set<string>()

  function learn(code: string): void {
    if (asked.has(code)) return
    asked.add(code)
    void get<{ properties: { name: string } }>(`/api/areas/${encodeURIComponent(code)}`).then(
      ({ properties }) => names.set(code, properties.name),
      // An ancestor outside the person's areas stays unnamed: it is left out of the path.
      () => undefined,
    )
  }

  function crumbs(area: Board['area'] | undefined): Crumb[] {
    if (area === undefined) return []
    names.set(area.code, area.name)
    return area.path.split('.').flatMap((code) => {
      const name = names.get(code)
      if (name === undefined) learn(code)
      return name === undefined ? [] : [{ code, name }]
    })
  }

  return { crumbs }
}
