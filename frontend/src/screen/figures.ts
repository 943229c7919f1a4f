import type { Board } from '@/api/types'
import type { Filters } from '@/incident/filters'
import type { OpenIncidents } from './openIncidents'

/** A board older than this says so: it is fetched every ten seconds while things happen and every minute otherwise. */
export const BOARD_STALE_MILLIS = 90_000

export type Figures = {
  reportedToday?: number
  open: number
  overdue: number
  closedToday?: number
  onTime?: { value: number; numerator: number; denominator: number }
  responseP90Seconds?: number
  responseN?: number
  onDuty?: number
}

/** The headline figures now: the board's, moved on by what the live log has brought since the board's position. */
export function figuresNow(board: Board | undefined, incidents: OpenIncidents, nowMillis: number): Figures {
  const figures: Figures = { open: incidents.size, overdue: incidents.overdue(nowMillis) }
  if (board === undefined) return figures
  const { kpis } = board
  const since = incidents.since(board.asOf)
  figures.reportedToday = kpis.reportedToday + since.reported
  figures.closedToday = kpis.closedToday + since.closed
  const { value, numerator, denominator } = kpis.onTimeShare
  if (value != null && denominator > 0) figures.onTime = { value, numerator, denominator }
  if (kpis.responseP90Seconds != null) Object.assign(figures, { responseP90Seconds: kpis.responseP90Seconds, responseN: kpis.responseN })
  if (kpis.respondersOnDuty != null) figures.onDuty = kpis.respondersOnDuty
  return figures
}

/** Lower bounds of up to `classes` classes of a count, by quantiles of the values that are not zero; no bound twice. */
export function loadBreaks(values: Iterable<number>, classes = 5): number[] {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b)
  if (sorted.length === 0) return [1]
  const bounds = Array.from({ length: classes }, (_, k) => sorted[Math.floor((k * sorted.length) / classes)] ?? 1)
  return [...new Set([1, ...bounds.slice(1)])].sort((a, b) => a - b)
}

/** Class of a value: 0 for nothing, else 1 … number of bounds. */
export function classOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((bound) => value >= bound).length
}

/** The time a board counts, as a list asks for it: a board counts up to its moment, a list before one. */
export function windowOf(board: Board): { from?: string; to: string } {
  const from = board.byHour[0]?.hour
  return { from: from === undefined ? undefined : new Date(from).toISOString(), to: new Date(Date.parse(board.at) + 1).toISOString() }
}

/** Midnight of the board's day, in the district's time, which its hours are told in. */
export function todayOf(board: Board): string | undefined {
  const last = board.byHour.at(-1)?.hour
  return last === undefined ? undefined : new Date(last.replace(/T\d\d:\d\d(:\d\d)?/, 'T00:00:00')).toISOString()
}

/** What was reported in the board's area and time. */
export function reportedIn(board: Board): Filters {
  return { status: [], area: board.area.code, ...windowOf(board) }
}
