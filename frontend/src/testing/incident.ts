import type { Incident, LiveEvent } from '@/api/types'

/** An incident for tests; only what the test is about needs to be given. */
export function incident(part: Partial<Incident> = {}): Incident {
  return {
    id: '1', code: 'SJ1', areaCode: 'g1', areaName: '第1网格', areaPath: 'd.s.c.g1', category: '0203', categoryName: '占道经营', kind: 'event', severity: 2, channel: 'field',
    title: '占道经营', status: 'reported', version: 1, lng: 122, lat: 30, reportedAt: '2026-11-22T05:00:00Z', dueAt: '2026-11-22T09:00:00Z', overdue: false, rehearsal: false, ...part,
  }
}

export function event(position: number, payload: Incident, type = 'incident.reported'): LiveEvent {
  return { position, previous: position - 1, epoch: 'e', topic: 'incidents', type, at: '2026-11-22T05:00:00Z', areaPath: payload.areaPath, payload }
}
