import { get, post } from '@/api/client'
import type { AreaVersion, ChangeDetail, ChangePage, Drawn, Edit, Ground, Impact, Lineage } from './types'

const path = (id: string, what = ''): string => `/api/boundary-changes/${encodeURIComponent(id)}${what}`
/** Refused with 412 when somebody else has changed it since this version. */
const at = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` })

export const changes = {
  list: (query: { area?: string; state?: string; after?: number; limit?: number }): Promise<ChangePage> => get('/api/boundary-changes', { query }),
  create: (body: { area: string; title: string }): Promise<ChangeDetail> => post('/api/boundary-changes', { body }),
  read: (id: string): Promise<ChangeDetail> => get(path(id)),
  ground: (id: string): Promise<Ground> => get(path(id, '/ground'), { timeoutMillis: 60_000 }),
  base: (id: string): Promise<Ground> => get(path(id, '/base'), { timeoutMillis: 60_000 }),
  draw: (id: string, version: number, edit: Edit): Promise<Drawn> => post(path(id, '/operations'), { body: edit, headers: at(version), timeoutMillis: 60_000 }),
  undo: (id: string, version: number): Promise<Drawn> => post(path(id, '/undo'), { headers: at(version), timeoutMillis: 60_000 }),
  redo: (id: string, version: number): Promise<Drawn> => post(path(id, '/redo'), { headers: at(version), timeoutMillis: 60_000 }),
  impact: (id: string): Promise<Impact> => get(path(id, '/impact'), { timeoutMillis: 60_000 }),
  rename: (id: string, version: number, code: string, name: string): Promise<Drawn> => post(path(id, '/names'), { body: { code, name }, headers: at(version) }),
  act: (id: string, version: number, verb: string, body: Readonly<Record<string, string | boolean | undefined>> = {}): Promise<ChangeDetail> => post(path(id, `/${verb}`), { body, headers: at(version), timeoutMillis: 60_000 }),
}

const area = (code: string, what: string): string => `/api/areas/${encodeURIComponent(code)}/${what}`

export const history = {
  versions: (code: string): Promise<AreaVersion[]> => get(area(code, 'versions')),
  lineage: (code: string): Promise<Lineage> => get(area(code, 'lineage')),
}
