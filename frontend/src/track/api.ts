import type { FeatureCollection } from 'geojson'
import { del, get, post, put } from '@/api/client'
import type { AreaDetail } from '@/api/types'
import type { Coverage, CoverageNow, PatrolItem, Responder, Trails, VoidRule, Zone, ZoneDraft } from './types'
import { type Wish, windowOf } from './wish'

/** Tracks as wished for; the server keeps who read them and what for. */
export function loadTrails(wish: Wish, purpose: string, signal: AbortSignal): Promise<Trails> {
  const { from, to } = windowOf(wish)
  const whose = wish.responder === undefined ? { within: wish.area } : { responder: wish.responder }
  return get<Trails>('/api/tracks', { query: { ...whose, from: from.toISOString(), to: to.toISOString(), purpose, tolerance: 5 }, signal, timeoutMillis: 60_000 })
}

const inWindow = (wish: Wish): { area: string; from: string; to: string } => {
  const { from, to } = windowOf(wish, wish.days)
  return { area: wish.area, from: from.toISOString(), to: to.toISOString() }
}

/** The first question after a start waits until the server has read the base map. */
export const loadCoverage = (wish: Wish, signal: AbortSignal): Promise<Coverage> => get<Coverage>('/api/patrols/coverage', { query: inWindow(wish), signal, timeoutMillis: 60_000 })

export const loadUnvisited = (wish: Wish, signal: AbortSignal): Promise<FeatureCollection> =>
  get<FeatureCollection>('/api/patrols/unvisited', { query: inWindow(wish), signal, timeoutMillis: 60_000, headers: { Accept: 'application/geo+json' } })

export const loadItems = (): Promise<PatrolItem[]> => get<PatrolItem[]>('/api/patrols/items')
export const loadArea = (code: string): Promise<AreaDetail> => get<AreaDetail>(`/api/areas/${encodeURIComponent(code)}`)
export const loadResponders = (area: string): Promise<Responder[]> => get<Responder[]>('/api/responders', { query: { within: area } })

export const zones = {
  list: (area: string): Promise<Zone[]> => get<Zone[]>('/api/zones', { query: { within: area } }),
  create: (draft: ZoneDraft): Promise<Zone> => post<Zone>('/api/zones', { body: draft }),
  change: (zone: Zone, draft: ZoneDraft): Promise<Zone> => put<Zone>(`/api/zones/${zone.id}`, { query: { version: zone.version }, body: draft }),
  remove: (zone: Zone): Promise<void> => del(`/api/zones/${zone.id}`),
}

/** The draft that would leave a zone as it is. */
export function draftOf(zone: Zone): ZoneDraft {
  const ring = zone.geometry?.coordinates[0]
  return { name: zone.name, area: zone.area, ...(ring === undefined ? {} : { ring }), event: zone.event, kinds: zone.kinds, hours: zone.hours, severity: zone.severity, enabled: zone.enabled }
}

export const loadCoverageNow = (area: string, signal: AbortSignal): Promise<CoverageNow> => get<CoverageNow>('/api/analytics/coverage-now', { query: { area }, signal, timeoutMillis: 60_000 })

/** Where too little coverage for too long is an alarm; a rule with an id is changed. */
export const rules = {
  list: (signal: AbortSignal): Promise<VoidRule[]> => get<VoidRule[]>('/api/analytics/void-rules', { signal }),
  put: (rule: VoidRule): Promise<VoidRule> => post<VoidRule>('/api/analytics/void-rules', { body: rule }),
  remove: ({ id }: VoidRule): Promise<void> => del(`/api/analytics/void-rules/${encodeURIComponent(id ?? '')}`),
}
