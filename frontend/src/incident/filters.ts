import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Query } from '@/api/client'
import type { Incident } from '@/api/types'

/** What the list is narrowed to; the URL holds it, so a link shows the same list. Times are ISO 8601. */
export type Filters = { area?: string; status: string[]; category?: string; q?: string; bbox?: string; from?: string; to?: string }

const TEXT = ['area', 'category', 'q', 'bbox', 'from', 'to'] as const

export function filtersFrom(query: LocationQuery): Filters {
  const filters: Filters = { status: [] }
  for (const key of TEXT) {
    const value = query[key]
    if (typeof value === 'string' && value !== '') filters[key] = value
  }
  const status = query['status']
  if (typeof status === 'string' && status !== '') filters.status = status.split(',')
  return filters
}

export function toQuery(filters: Filters): Query & LocationQueryRaw {
  const { status, ...rest } = filters
  const set = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(status.length === 0 ? set : [...set, ['status', status.join(',')]])
}

/** Whether a changed incident may belong to the list; text and box are left to the server. */
export function concerns(filters: Filters, incident: Incident): boolean {
  if (filters.area !== undefined && !incident.areaPath.split('.').includes(filters.area)) return false
  if (filters.status.length > 0 && !filters.status.includes(incident.status)) return false
  if (filters.category !== undefined && !incident.category.startsWith(filters.category)) return false
  const reported = Date.parse(incident.reportedAt)
  if (filters.from !== undefined && reported < Date.parse(filters.from)) return false
  return filters.to === undefined || reported < Date.parse(filters.to)
}
