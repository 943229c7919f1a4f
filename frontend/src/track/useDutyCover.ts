import { onBeforeUnmount, ref, watch } from 'vue'
import { useLoaded } from '@/api/useLoaded'
import { loadCoverageNow } from './api'
import { coverIn, type DutyCover } from './dutyCover'
import type { CoverageNow } from './types'

/** Those on duty move: what is shown of them is not older than this. */
const FRESH_MILLIS = 15_000

/** Whom those on duty reach at this moment, asked again and again while somebody looks. */
export function useDutyCover(area: () => string, looking: () => boolean) {
  const now = useLoaded<CoverageNow>()
  const wished = ref<DutyCover>()
  const load = (): Promise<void> => now.load((signal) => loadCoverageNow(area(), signal))
  watch(() => (looking() ? area() : ''), (code) => {
    now.clear()
    if (code !== '') void load()
  }, { immediate: true })
  const timer = setInterval(() => { if (looking() && !document.hidden) void load() }, FRESH_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))
  const shown = (): DutyCover | undefined => (now.value.value === undefined ? undefined : coverIn(now.value.value, wished.value))
  return { now: now.value, error: now.error, shown, show: (cover: DutyCover) => { wished.value = cover } }
}
