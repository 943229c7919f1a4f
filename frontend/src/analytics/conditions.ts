import type { Category } from '@/api/types'
import type { Words } from './figures'
import { narrowedBy } from './definition'
import type { Wish } from './wish'

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** A question in words: what figure it asks for. */
export function questionText(wish: Wish, { t }: Words): string {
  switch (wish.kind) {
    case 'response-time': return `${t(`analytics.phases.${wish.phase}`)} · ${wish.figure === 'share-within' ? t('analytics.withinMinutes', [wish.limit]) : wish.quantile === 0.5 ? t('analytics.median') : `P${Math.round(100 * wish.quantile)}`}`
    case 'density': return `${t('analytics.kinds.density')} · ${t(`analytics.pers.${wish.per}`)}`
    case 'coverage': return `${t('analytics.kinds.coverage')} · ${t(`analytics.modes.${wish.mode}`)}`
    case 'staffing': return `${t('analytics.kinds.staffing')} · ${t(`analytics.staffing.${wish.staffing}`)}`
    case 'satisfaction': return `${t('analytics.kinds.satisfaction')} · ${t(`analytics.ratings.${wish.ratings}`)}`
    default: return t(`analytics.kinds.${wish.kind}`)
  }
}

/** Of which cases, days and hours: what stands under the question, also on paper. */
export function conditions(wish: Wish, categories: readonly Category[], { t, te, tag }: Words): string[] {
  const found: string[] = []
  if (narrowedBy(wish.kind, 'time')) found.push(`${wish.from} – ${wish.to}`)
  if (narrowedBy(wish.kind, 'cases')) {
    if (wish.hours !== undefined) found.push(wish.hours.map(clock).join('–'))
    if (wish.days !== 'all') found.push(t(`analytics.dayKind.${wish.days}`))
    const zh = tag().startsWith('zh')
    if (wish.categories.length > 0) found.push(wish.categories.map((code) => nameOf(code, categories, zh)).join(zh ? '、' : ', '))
    if (wish.holders.length > 0) found.push(`${t('analytics.holders')}: ${wish.holders.map((one) => (te(`responder.kinds.${one}`) ? t(`responder.kinds.${one}`) : one)).join(zh ? '、' : ', ')}`)
    if (wish.channels.length > 0) found.push(wish.channels.map((one) => (te(`channel.${one}`) ? t(`channel.${one}`) : one)).join(zh ? '、' : ', '))
  }
  if (wish.tree === 'command') found.push(t('analytics.trees.command'))
  if (wish.boundaries === 'then') found.push(t('analytics.boundary.then'))
  return found
}

function nameOf(code: string, categories: readonly Category[], zh: boolean): string {
  const one = categories.find((category) => category.code === code)
  if (one !== undefined) return zh ? one.zh : one.en
  const major = categories.find(({ majorCode }) => majorCode === code)
  return major === undefined ? code : zh ? major.majorZh : major.majorEn
}
