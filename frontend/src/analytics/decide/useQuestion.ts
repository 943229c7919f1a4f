import { computed, onBeforeUnmount, type Ref, ref, watch } from 'vue'
import { useJob } from '../useJob'
import type { Definition } from '../wire'

/** A slider that still moves is not asked about. */
const PAUSE_MILLIS = 400

/** The answer to a question that changes under the hand, told as a text so that the same question is not asked twice; undefined while nothing can be asked. */
export function useQuestion(definition: Readonly<Ref<string | undefined>>) {
  const { result, job, error, asking, cancelled, ask, cancel } = useJob()
  /** The question that was put last: until it is the one in sight, an answer is that of another. */
  const put = ref<string>()
  function askNow(): void {
    put.value = definition.value
    if (definition.value !== undefined) void ask(JSON.parse(definition.value) as Definition)
  }
  const settling = computed(() => asking.value || definition.value === undefined || definition.value !== put.value)
  let pause: ReturnType<typeof setTimeout> | undefined
  watch(definition, (_, before) => { clearTimeout(pause); pause = setTimeout(askNow, before === undefined ? 0 : PAUSE_MILLIS) }, { immediate: true })
  onBeforeUnmount(() => clearTimeout(pause))
  return { result, job, error, asking, cancelled, cancel, askNow, settling }
}
