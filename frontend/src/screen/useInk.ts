import { computed, type ComputedRef } from 'vue'
import { useWords } from '@/i18n/words'
import type { Ink } from './charts'
import { useWall } from './wall'

/** The unit of the wall and the words of the language, for charts. */
export function useInk(): ComputedRef<Ink> {
  const { t, number } = useWords()
  const { unit } = useWall()
  return computed(() => ({
    unit: unit.value, number,
    words: { reported: t('series.reported'), closed: t('series.closed'), p50: t('series.p50'), p90: t('series.p90'), minutes: t('unit.minutes') },
  }))
}
