import type { LocationQuery } from 'vue-router'

export const VIEWS = ['tracks', 'coverage', 'zones', 'watch'] as const
export type View = (typeof VIEWS)[number]

/** What the page shows; the URL holds it. Day and times are by the clock of this browser. */
export type Wish = {
  area: string
  responder?: string
  /** yyyy-mm-dd */
  day: string
  /** HH:mm; a `to` that is not after `from` is on the next day */
  from: string
  to: string
  view: View
  /** How many days the coverage looks back, the chosen one included. */
  days: number
}

export const DAYS = [1, 7, 30] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** When a day's work begins. */
const BEGIN = '08:00'

const two = (value: number): string => String(value).padStart(2, '0')
export const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** The last day whose work has begun. */
function lastDay(now: Date): string {
  const day = new Date(now)
  if (`${two(now.getHours())}:${two(now.getMinutes())}` < BEGIN) day.setDate(day.getDate() - 1)
  return dayOf(day)
}

/** What a link asks for; what it does not say, or says wrongly, is the last working day from eight to six at home. */
export function wishFrom(query: LocationQuery, home: string, now: Date): Wish {
  const text = (key: string): string | undefined => {
    const value = query[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const matching = (key: string, pattern: RegExp, otherwise: string): string => {
    const value = text(key)
    return value !== undefined && pattern.test(value) ? value : otherwise
  }
  const responder = text('responder')
  const day = matching('day', DAY, lastDay(now))
  return {
    area: text('area') ?? home,
    ...(responder === undefined ? {} : { responder }),
    day: Number.isNaN(Date.parse(`${day}T00:00`)) ? lastDay(now) : day,
    from: matching('from', TIME, BEGIN),
    to: matching('to', TIME, '18:00'),
    view: VIEWS.find((view) => view === text('view')) ?? 'tracks',
    days: DAYS.find((days) => String(days) === text('days')) ?? 1,
  }
}

export function toQuery({ area, responder, day, from, to, view, days }: Wish): Record<string, string> {
  return { area, ...(responder === undefined ? {} : { responder }), day, from, to, ...(view === 'tracks' ? {} : { view }), ...(days === 1 ? {} : { days: String(days) }) }
}

/** The wished time; it begins so many days earlier. */
export function windowOf({ day, from, to }: Wish, days = 1): { from: Date; to: Date } {
  const end = new Date(`${day}T${to}`)
  const start = new Date(`${day}T${from}`)
  if (end <= start) end.setDate(end.getDate() + 1)
  start.setDate(start.getDate() - (days - 1))
  return { from: start, to: end }
}
