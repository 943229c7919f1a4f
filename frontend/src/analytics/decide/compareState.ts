import { daysBefore } from '../wish'
import { fieldsOf, textOf } from './text'

export const VIEWS = ['side', 'swipe', 'change'] as const
/** Days of a time, both included. */
export type Period = { from: string; to: string }
/** What the compare pane shows: an earlier time against a later one, or two scenarios. The address holds it. */
export type CompareWish = {
  what: 'periods' | 'scenarios'
  /** Undefined: the halves of the time of the filters. */
  before: Period | undefined
  now: Period | undefined
  scenarios: string[]
  view: (typeof VIEWS)[number]
  column: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const ID = /^[\w:.-]{1,80}$/
const DAY_MILLIS = 86_400_000
export const daysOf = ({ from, to }: Period): number => Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MILLIS) + 1

/** The time of the same length that ends where this one begins. */
export const periodBefore = (period: Period): Period => ({ from: daysBefore(period.from, daysOf(period)), to: daysBefore(period.from, 1) })

/** The halves of a time, equally long; of an odd number of days the one in the middle is left out. */
export function halvesOf(period: Period): { before: Period; now: Period } {
  const half = Math.max(1, Math.floor(daysOf(period) / 2))
  return { before: { from: period.from, to: daysBefore(period.from, 1 - half) }, now: { from: daysBefore(period.to, half - 1), to: period.to } }
}

function periodFrom(text: string | undefined): Period | undefined {
  const [from = '', to = ''] = (text ?? '').split(',')
  return DAY.test(from) && DAY.test(to) && from <= to && !Number.isNaN(Date.parse(from)) && !Number.isNaN(Date.parse(to)) ? { from, to } : undefined
}
const periodText = (period: Period | undefined): string | undefined => (period === undefined ? undefined : `${period.from},${period.to}`)

export function readCompare(own: string): CompareWish {
  const fields = fieldsOf(own)
  return {
    what: fields.has('scenarios') ? 'scenarios' : 'periods', before: periodFrom(fields.get('b')), now: periodFrom(fields.get('n')),
    scenarios: (fields.get('scenarios') ?? '').split(',').filter((one) => ID.test(one)).slice(0, 2),
    view: VIEWS.find((one) => one === fields.get('v')) ?? 'side', column: fields.get('k') ?? '',
  }
}
/** `scenarios=` alone says that scenarios are wanted and none is chosen yet. */
export function writeCompare({ what, before, now, scenarios, view, column }: CompareWish): string {
  const rest = textOf({ b: periodText(before), n: periodText(now), v: view === 'side' ? undefined : view, k: column })
  return what === 'scenarios' ? [`scenarios=${scenarios.join(',')}`, ...(rest === '' ? [] : [rest])].join(';') : rest
}
