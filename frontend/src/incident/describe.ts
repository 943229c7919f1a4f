import type { useWords } from '@/i18n/words'
import type { Filters } from './filters'

type Words = Pick<ReturnType<typeof useWords>, 't' | 'word' | 'tag'>
export type Condition = { key: keyof Filters; text: string }

/** The conditions that have no field of their own in the filter bar, in words. */
export function furtherConditions(filters: Filters, { t, word, tag }: Words): Condition[] {
  const found: Condition[] = []
  const { channel, severity, open, overdue, when, kept, categories, channels, holders, hours, days, tree, boundaries, accountedAt, counted } = filters
  if (channel !== undefined) found.push({ key: 'channel', text: `${t('incidents.col.channel')}: ${word('channel', channel)}` })
  if (severity !== undefined) found.push({ key: 'severity', text: `${t('incidents.col.severity')}: ${word('severity', severity)}` })
  if (open !== undefined) found.push({ key: 'open', text: t(`wall.filter.open.${open}`) })
  if (overdue !== undefined) found.push({ key: 'overdue', text: t(`wall.filter.overdue.${overdue}`) })
  if (when !== undefined && when !== 'reported') found.push({ key: 'when', text: t(`wall.filter.when.${when}`) })
  if (kept !== undefined) found.push({ key: 'kept', text: t(`wall.filter.kept.${kept}`) })
  if (categories !== undefined) found.push({ key: 'categories', text: `${t('incidents.col.category')}: ${categories.replaceAll(',', ' ')}` })
  if (channels !== undefined) found.push({ key: 'channels', text: `${t('incidents.col.channel')}: ${channels.split(',').map((one) => word('channel', one)).join('/')}` })
  if (holders !== undefined) found.push({ key: 'holders', text: `${t('analytics.holders')}: ${holders.split(',').map((one) => word('responder.kinds', one)).join('/')}` })
  if (hours !== undefined) found.push({ key: 'hours', text: `${t('analytics.hours')}: ${hours}` })
  if (days !== undefined) found.push({ key: 'days', text: word('analytics.dayKind', days) })
  if (tree !== undefined) found.push({ key: 'tree', text: `${t('analytics.tree')}: ${word('analytics.trees', tree)}` })
  if (boundaries !== undefined) found.push({ key: 'boundaries', text: `${t('analytics.boundaries')}: ${word('analytics.boundary', boundaries)}` })
  if (accountedAt !== undefined) found.push({ key: 'accountedAt', text: t('analytics.accountedAt', [new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(accountedAt))]) })
  if (counted !== undefined) found.push({ key: 'counted', text: t('analytics.counted') })
  return found
}

/** All of a list's conditions but its area, in one line. */
export function inWords(filters: Filters, words: Words): string {
  const { t, word, tag } = words
  const at = (instant: string): string => new Intl.DateTimeFormat(tag(), { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }).format(Date.parse(instant))
  const { status, category, q, from, to } = filters
  const found = furtherConditions(filters, words).map(({ text }) => text)
  if (status.length > 0) found.unshift(status.map((one) => word('status', one)).join('/'))
  if (category !== undefined) found.unshift(`${t('incidents.col.category')} ${category}`)
  if (q !== undefined) found.unshift(q)
  if (from !== undefined || to !== undefined) found.push(`${from === undefined ? '' : at(from)} – ${to === undefined ? '' : at(to)}`)
  return found.join(' · ')
}
