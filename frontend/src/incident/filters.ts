import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Query } from '@/api/client'
import type { Incident } from '@/api/types'
import { isOpen, isOpenStatus, isOverdue } from './marks'

/** The instants of a case that a span of time can be asked of; limits too. */
export const WHENS = ['reported', 'arrived', 'closed', 'arrive-by', 'due'] as const
export type When = (typeof WHENS)[number]

/** What the list is narrowed to; the URL holds it, so a link shows the same list. Times are ISO 8601. */
export type Filters = {
  area?: string
  status: string[]
  category?: string
  channel?: string
  severity?: string
  open?: 'true' | 'false'
  overdue?: 'true' | 'false'
  /** Only rehearsals or none; without it the real ones and those of the rehearsal that runs. */
  rehearsal?: 'true' | 'false'
  q?: string
  bbox?: string
  /** Which instant lies at or after `from` and before `to`; without it the report. */
  when?: When
  /** Of limits: whether they were kept. */
  kept?: 'true' | 'false'
  from?: string
  to?: string
  /** The cases behind a figure of the analytics: several codes with commas, hours of the local day such as 18-23, days of the week. */
  categories?: string
  channels?: string
  hours?: string
  days?: string
  /** By which tree and whose borders a case lies in the area; without them by the command tree as it was filed. */
  tree?: string
  boundaries?: string
  /** Kinds of responders of whom one held the case last, with commas. */
  holders?: string
  /** The instant whose areas and accounts are meant; now when left out or ahead. */
  accountedAt?: string
  /** Only what figures count. */
  counted?: string
}

const TEXT = ['area', 'category', 'channel', 'severity', 'q', 'bbox', 'from', 'to', 'categories', 'channels', 'holders', 'hours', 'days', 'tree', 'boundaries', 'accountedAt', 'counted'] as const
const FLAGS = ['open', 'overdue', 'rehearsal', 'kept'] as const

export function filtersFrom(query: LocationQuery): Filters {
  const filters: Filters = { status: [] }
  for (const key of TEXT) {
    const value = query[key]
    if (typeof value === 'string' && value !== '') filters[key] = value
  }
  for (const key of FLAGS) {
    const value = query[key]
    if (value === 'true' || value === 'false') filters[key] = value
  }
  const when = WHENS.find((known) => known === query['when'])
  if (when !== undefined) filters.when = when
  const status = query['status']
  if (typeof status === 'string' && status !== '') filters.status = status.split(',')
  return filters
}

export function toQuery(filters: Filters): Query & LocationQueryRaw {
  const { status, ...rest } = filters
  const set = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(status.length === 0 ? set : [...set, ['status', status.join(',')]])
}

/** Whether an incident may belong to the list at a time; text, box, kept limits and what figures count are left to the server. */
export function concerns(filters: Filters, incident: Incident, nowMillis = Date.now()): boolean {
  if (filters.area !== undefined && !incident.areaPath.split('.').includes(filters.area)) return false
  if (filters.status.length > 0 && !filters.status.includes(incident.status)) return false
  if (filters.category !== undefined && !incident.category.startsWith(filters.category)) return false
  if (filters.channel !== undefined && incident.channel !== filters.channel) return false
  if (filters.severity !== undefined && String(incident.severity) !== filters.severity) return false
  if (filters.open !== undefined && String(isOpen(incident)) !== filters.open) return false
  if (filters.overdue !== undefined && String(isOverdue(incident, nowMillis)) !== filters.overdue) return false
  if (filters.rehearsal !== undefined && String(incident.rehearsal) !== filters.rehearsal) return false
  return within(filters, instantOf(incident, filters.when ?? 'reported'))
}

/** Conditions that only the server can judge. */
const SERVERS = ['q', 'bbox', 'kept', 'categories', 'channels', 'holders', 'hours', 'days', 'tree', 'boundaries', 'accountedAt', 'counted'] as const

/** Whether only open incidents can belong to the list, and `concerns` knows all of its conditions. */
export function asksForOpen(filters: Filters): boolean {
  const { open, overdue, status, when } = filters
  if (SERVERS.some((key) => filters[key] !== undefined) || (when !== undefined && when !== 'reported')) return false
  return open === 'true' || overdue === 'true' || (status.length > 0 && status.every((one) => isOpenStatus(one)))
}

/** Undefined where it does not say: then it may belong. */
function instantOf(incident: Incident, when: When): string | null | undefined {
  switch (when) {
    case 'reported': return incident.reportedAt
    case 'arrived': return incident.arrivedAt ?? null
    case 'closed': return incident.closedAt ?? null
    case 'due': return incident.dueAt ?? null
    case 'arrive-by': return undefined
  }
}

function within({ from, to }: Filters, instant: string | null | undefined): boolean {
  if (instant === undefined || (from === undefined && to === undefined)) return true
  if (instant === null) return false
  const at = Date.parse(instant)
  return (from === undefined || at >= Date.parse(from)) && (to === undefined || at < Date.parse(to))
}
