import { onScopeDispose, ref, type Ref } from 'vue'

/** The time, once a second: for the clock, the ages and what becomes overdue. */
export function useNow(): Ref<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => { now.value = Date.now() }, 1_000)
  onScopeDispose(() => clearInterval(timer))
  return now
}
