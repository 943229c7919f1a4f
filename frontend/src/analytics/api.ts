import { del, get, post, withQuery } from '@/api/client'
import type { components } from '@/api/schema'
import type { AreaDetail } from '@/api/types'
import type { Definition, Job, Result, Sent } from './wire'

const at = (id: string): string => `/api/analytics/results/${encodeURIComponent(id)}`

export const jobs = {
  start: (definition: Definition): Promise<Job> => post<Job>('/api/analytics/jobs', { body: definition }),
  get: (id: string, signal: AbortSignal): Promise<Job> => get<Job>(`/api/analytics/jobs/${encodeURIComponent(id)}`, { signal }),
  cancel: (id: string): Promise<void> => del(`/api/analytics/jobs/${encodeURIComponent(id)}`),
}

/** An answer; without a figure for the map its column is empty. */
export async function loadResult(id: string, signal: AbortSignal): Promise<Result> {
  const sent = await get<Sent>(at(id), { signal, timeoutMillis: 60_000 })
  return { ...sent, mapped: sent.mapped ?? '', scale: sent.scale ?? { kind: 'ordered', breaks: [] } }
}
export const loadArea = (code: string, signal?: AbortSignal): Promise<AreaDetail> => get<AreaDetail>(`/api/areas/${encodeURIComponent(code)}`, signal === undefined ? {} : { signal })

/** Forms a result can be taken away in; a picture and a raster only where there is a surface. */
export const FORMATS = ['pdf', 'xlsx', 'csv', 'geojson', 'png', 'tif', 'json'] as const
export type Format = (typeof FORMATS)[number]
/** Forms with words in them. */
const WORDED: readonly Format[] = ['pdf', 'xlsx', 'png']
export const exportPath = (id: string, format: Format, lang: string): string => withQuery(format === 'json' ? at(id) : `${at(id)}.${format}`, WORDED.includes(format) ? { lang } : {})
export const surfaceTiles = (id: string): string => `${location.origin}${at(id)}/tiles/{z}/{x}/{y}.png`

type Schemas = components['schemas']
export type KindCount = Schemas['KindCount']
/** Kinds of places that help can come from, the rarest first: fire stations before shops. */
export async function loadKinds(): Promise<KindCount[]> {
  const layers = await get<Schemas['ElementLayer'][]>('/api/layers')
  return [...(layers.find(({ id }) => id === 'place')?.kinds ?? [])].sort((a, b) => a.count - b.count)
}
