import { useWords } from '@/i18n/words'

/** A difference in words and with its sign: never a colour or an arrow alone. */
export function useChange() {
  const { t, number } = useWords()
  const signed = (by: number): string => (by === 0 ? '±0' : `${by > 0 ? '+' : '−'}${number(Math.abs(by))}`)
  const word = (by: number): string => t(`wall.change.${by > 0 ? 'more' : by < 0 ? 'less' : 'same'}`)
  /** A count against that of last week. */
  const ofCount = (now: number, before: number, unit = ''): string => `${t('wall.change.week')} ${signed(now - before)} ${unit === '' ? '' : `${unit} `}${word(now - before)}`
  /** A share against that of last week, in percentage points. */
  const ofShare = (now: number, before: number): string => {
    const points = Math.round(1000 * (now - before)) / 10
    return `${t('wall.change.week')} ${signed(points)} ${t('wall.change.points')} ${word(points)}`
  }
  return { signed, ofCount, ofShare }
}
