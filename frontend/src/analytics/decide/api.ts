import type { Feature, FeatureCollection, Point } from 'geojson'
import { del, get, post } from '@/api/client'
import type { components } from '@/api/schema'
import type { Moves, Question, Scenario, Spot, WhatIf } from './wire'

type Schemas = components['schemas']

const whatIf = (id: string, what = ''): string => `/api/analytics/what-if/${encodeURIComponent(id)}${what}`

/** A first question after a start of the server waits until it has read the roads. */
const PATIENT = { timeoutMillis: 60_000 }

export const whatIfs = {
  create: (question: Question): Promise<WhatIf> => post<WhatIf>('/api/analytics/what-if', { body: question, ...PATIENT }),
  move: (id: string, moves: Moves): Promise<WhatIf> => post<WhatIf>(whatIf(id, '/moves'), { body: moves, ...PATIENT }),
  remove: (id: string): Promise<void> => del(whatIf(id)),
}
export type WhatIfServer = typeof whatIfs

export const scenarios = {
  list: (area: string, signal: AbortSignal): Promise<Scenario[]> => get<Scenario[]>('/api/analytics/scenarios', { query: { area }, signal }),
  keep: (name: string, id: string): Promise<Scenario> => post<Scenario>('/api/analytics/scenarios', { body: { name, whatIf: id } }),
  remove: (id: string): Promise<void> => del(`/api/analytics/scenarios/${encodeURIComponent(id)}`),
}

/** Makes a proposal of the split adviser a boundary draft; gives the draft's id. */
export const draftOf = (result: string, proposal: number): Promise<Schemas['BoundaryDetail']> =>
  post<Schemas['BoundaryDetail']>(`/api/analytics/results/${encodeURIComponent(result)}/drafts`, { body: { proposal }, ...PATIENT })

export type Standing = Spot & { name: string }
const MOST_STANDING = 500
/** Places of a kind that stand in an area. */
export async function loadStanding(area: string, kind: string, signal: AbortSignal): Promise<Standing[]> {
  const { features } = await get<FeatureCollection<Point, { name: string }>>('/api/elements', { query: { layer: 'place', kind, within: area, limit: MOST_STANDING }, signal, headers: { Accept: 'application/geo+json' } })
  return features.flatMap(({ geometry, properties }: Feature<Point, { name: string }>) => {
    const [lng, lat] = geometry.coordinates
    return lng === undefined || lat === undefined ? [] : [{ lng, lat, name: properties.name }]
  })
}
