import { useWords } from '@/i18n/words'
import type { Turn } from './figures'

/** Signs beside the words, so that colour is not alone. */
const SIGN = { better: '▲', worse: '▼', same: '＝', unknown: '' } as const

/** Changes in words: signed, with their unit, and whether that is for the better. */
export function useTurns() {
  const { t, number, tag } = useWords()
  const signed = (value: number, text: (size: number) => string): string => `${value > 0 ? '+' : value < 0 ? '−' : '±'}${text(Math.abs(value))}`
  const minutes = (seconds: number): string => t('decide.minutes', [(seconds / 60).toLocaleString(tag(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })])
  const seconds = (value: number | null): string => (value === null ? t('decide.beyond') : minutes(value))
  const points = (value: number): string => t('decide.points', [(100 * value).toFixed(1)])
  const households = (value: number): string => t('decide.households', [number(value)])

  /** By how much a share changed, in percentage points. */
  const sharesBy = ({ begin, now, verdict }: Turn): string => (verdict === 'same' || begin === null || now === null ? t('decide.same') : signed(now - begin, points))
  function secondsBy({ begin, now, verdict }: Turn): string {
    if (verdict === 'unknown') return ''
    if (verdict === 'same') return t('decide.same')
    if (begin === null) return t('decide.nowReached')
    return now === null ? t('decide.nowBeyond') : signed(now - begin, minutes)
  }
  const householdsBy = (value: number): string => (value === 0 ? t('decide.same') : t(value > 0 ? 'decide.gained' : 'decide.lostHouseholds', [number(Math.abs(value))]))
  const mark = ({ verdict }: Turn): string => SIGN[verdict]
  return { minutes, seconds, points, households, sharesBy, secondsBy, householdsBy, mark }
}
