import { storeToRefs } from 'pinia'
import type { Ref } from 'vue'
import { useWallClock } from '@/replay/wallClock'

/** The time the wall shows, once a second: for the clock, the ages and what becomes overdue. */
export const useNow = (): Ref<number> => storeToRefs(useWallClock()).now
