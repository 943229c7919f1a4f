import { useI18n } from 'vue-i18n'
import { codeOf } from '@/api/problem'
import { spanOf } from './duration'

/** Translations with a fallback: a word the server has and this page does not know is shown as it is. */
export function useWords() {
  const { t, te, locale } = useI18n({ useScope: 'global' })
  const word = (group: string, code: string | number): string => (te(`${group}.${code}`) ? t(`${group}.${code}`) : String(code))
  const problem = (error: unknown): string => {
    const code = typeof error === 'string' ? error : codeOf(error)
    return te(`problem.${code}`) ? t(`problem.${code}`) : `${t('problem.unexpected')} (${code})`
  }
  const span = (seconds: number): string => {
    const { value, unit } = spanOf(seconds)
    return `${value} ${t(`unit.${unit}`)}`
  }
  const tag = (): string => (locale.value === 'zh' ? 'zh-CN' : 'en-GB')
  const number = (value: number): string => value.toLocaleString(tag())
  const share = (value: number): string => `${(100 * value).toFixed(1)}%`
  return { t, te, locale, word, problem, span, number, share, tag }
}
