import { onScopeDispose, ref, shallowRef } from 'vue'

/** The newest answer to a question that may be asked again before it is answered; older answers are passed over. */
export function useLoaded<T>() {
  const value = shallowRef<T>()
  const error = shallowRef<unknown>()
  const loading = ref(false)
  let asking: AbortController | undefined

  async function load(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    asking?.abort()
    const mine = new AbortController()
    asking = mine
    loading.value = true
    error.value = undefined
    try {
      const answer = await ask(mine.signal)
      if (asking === mine) value.value = answer
    } catch (reason) {
      if (asking === mine) {
        value.value = undefined
        error.value = reason
      }
    } finally {
      if (asking === mine) loading.value = false
    }
  }

  function clear(): void {
    asking?.abort()
    asking = undefined
    value.value = undefined
    error.value = undefined
    loading.value = false
  }

  onScopeDispose(() => asking?.abort())
  return { value, error, loading, load, clear }
}
