import { computed, type Ref, ref, watch } from 'vue'
import { definitionOf } from '../definition'
import { useJob } from '../useJob'
import type { ResultLevel } from '../wire'
import type { Wish } from '../wish'

/** How long people wait, by area: the response time of the cases that the filters name. Asked when somebody wants to see it. */
export function useWaits(wish: Ref<Wish>, level: Ref<ResultLevel>) {
  const wanted = ref(false)
  const { result, error, asking, ask } = useJob()
  const definition = computed(() => JSON.stringify(definitionOf({ ...wish.value, kind: 'response-time', level: level.value, tree: 'administrative', boundaries: 'today', surface: false, frames: 'none' })))
  watch([definition, wanted], () => { if (wanted.value) void ask(JSON.parse(definition.value) as ReturnType<typeof definitionOf>) })
  return { wanted, result: computed(() => (wanted.value ? result.value : undefined)), error, asking }
}
