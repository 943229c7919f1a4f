import type { Filters } from '@/incident/filters'
import type { Definition } from './wire'

const DAY_MILLIS = 86_400_000

/** The cases that a row of an answer counts, as a list of the desk: the same list opens at /incidents. */
export function caseFilters({ window, filters, tree, boundaries, asOf }: Definition, area: string, zone: string, frame?: { from: string; to: string }): Filters {
  const { from, to } = frame ?? window
  const { categories, channels, holders = [], hours, days } = filters
  const after = (day: string): string => midnight(new Date(Date.parse(`${day}T00:00Z`) + DAY_MILLIS).toISOString().slice(0, 10), zone)
  return {
    status: [], area, from: midnight(from, zone), to: after(to), tree, boundaries, counted: 'analytics',
    ...(categories.length === 0 ? {} : { categories: categories.join(',') }), ...(channels.length === 0 ? {} : { channels: channels.join(',') }),
    ...(holders.length === 0 ? {} : { holders: holders.join(',') }), ...(boundaries === 'then' ? { accountedAt: after(asOf ?? window.to) } : {}),
    ...(hours === null ? {} : { hours: `${hours.from}-${hours.to}` }), ...(days === 'all' ? {} : { days }),
  }
}

/** The first instant of a day (yyyy-mm-dd) by the clocks of a zone. */
export function midnight(day: string, zone: string): string {
  const local = Date.parse(`${day}T00:00Z`)
  // The offset is that of the answer; where clocks change on that day a second look settles it.
  const once = local - offsetMillis(local, zone)
  return new Date(local - offsetMillis(once, zone)).toISOString()
}

/** How far the clocks of a zone are ahead of UTC at an instant. */
function offsetMillis(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(at)
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at
}
