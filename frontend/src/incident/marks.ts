import type { Incident, Status } from '@/api/types'

/** The life cycle in order; an incident in an ended state leaves the map. */
export const STATUSES = ['reported', 'accepted', 'dispatched', 'arrived', 'handled', 'verified', 'closed', 'rejected'] as const satisfies readonly Status[]
const ENDED: ReadonlySet<string> = new Set<Status>(['closed', 'rejected'])

export const isOpenStatus = (status: string): boolean => !ENDED.has(status)
export const isOpen = (incident: Incident): boolean => isOpenStatus(incident.status)

/** Limits in milliseconds since 1970: thousands of them are compared with the clock every second, each is read once. */
const limits = new WeakMap<Incident, number>()

function limitOf(incident: Incident): number {
  let limit = limits.get(incident)
  if (limit === undefined) {
    limit = incident.dueAt == null ? Infinity : Date.parse(incident.dueAt)
    limits.set(incident, limit)
  }
  return limit
}

/** Open and past its limit, as the server counts: by its word, or because the limit has passed since it spoke. */
export function isOverdue(incident: Incident, nowMillis: number): boolean {
  return isOpen(incident) && (incident.overdue || limitOf(incident) < nowMillis)
}

/** Shape by severity: 1 and 2 circle (small, large), 3 diamond, 4 triangle. */
export function markOf(severity: number): 'minor' | 'normal' | 'serious' | 'critical' {
  if (severity >= 4) return 'critical'
  if (severity === 3) return 'serious'
  return severity === 2 ? 'normal' : 'minor'
}

/** Verbs that lead on from a state, the usual one first. The server decides; this only orders the buttons. */
const VERBS: Readonly<Record<Status, readonly string[]>> = {
  reported: ['accept', 'reject'],
  accepted: ['dispatch', 'reject'],
  dispatched: ['arrive', 'return'],
  arrived: ['handle', 'return'],
  handled: ['verify', 'return'],
  verified: ['close', 'return'],
  closed: [],
  rejected: [],
}

export const verbsFrom = (status: Status): readonly string[] => VERBS[status]
