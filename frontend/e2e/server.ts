import { randomUUID } from 'node:crypto'
import type { ChangeDetail, Edit, Ground } from '../src/boundary/types'
import type { AreaDetail, Board, Incident, IncidentDetail } from '../src/api/types'

function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is missing: the tests need a running quiet demo (ops/run --quiet-demo) and an administrator's token (ops/token); ops/test gives both`)
  return value
}

/** Address of the server under test. */
export const SERVER = setting('ONEGRID_URL').replace(/\/$/, '')
const TOKEN = setting('ONEGRID_TOKEN')

export type Reported = Incident & { position: number }
export type Account = { login: string; password: string }
export type Role = 'OPERATOR' | 'SUPERVISOR' | 'GRID_LEADER' | 'LEADER'

async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(SERVER + path, {
    method,
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (response.status === 204 ? undefined : await response.json()) as T
}

export const area = (code: string): Promise<AreaDetail> => call('GET', `/api/areas/${code}`)
export const board = (code: string): Promise<Board> => call('GET', `/api/board?area=${code}&window=24h`)
export const detail = (id: string): Promise<IncidentDetail> => call('GET', `/api/incidents/${id}`)
export const openBelow = async (code: string): Promise<Incident[]> => (await call<{ incidents: Incident[] }>('GET', `/api/board/incidents?area=${code}`)).incidents

/** How many incidents a list of the desk holds, by its address. */
export const incidentsTotal = async (asked: URLSearchParams): Promise<number> => (await call<{ total: number }>('GET', `/api/incidents?${asked}&total=true&limit=1`)).total

/** What was open at a moment, by the server's own word. */
export const openAt = async (code: string, at: string): Promise<Incident[]> => (await call<{ incidents: Incident[] }>('GET', `/api/board/replay?area=${code}&from=${at}`)).incidents

/** Codes of the areas of a level, in order. */
export async function codes(level: string, within?: string): Promise<string[]> {
  const found = await call<{ features: { id: string }[] }>('GET', `/api/areas?level=${level}${within === undefined ? '' : `&within=${within}`}`)
  return found.features.map(({ id }) => id).sort()
}

export type GridFeature = { id: string; properties: { name: string; path: string }; geometry: { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] } }
/** All grids with their ground. */
export const grids = async (within: string): Promise<GridFeature[]> => (await call<{ features: GridFeature[] }>('GET', `/api/areas?level=grid&within=${within}`)).features

/** The demo's district. */
export async function district(): Promise<string> {
  const [first] = await codes('district')
  if (first === undefined) throw new Error('there is no district: the tests need the demo')
  return first
}

/** A boundary change as the server has it. */
export const boundaryChange = (id: string): Promise<ChangeDetail> => call('GET', `/api/boundary-changes/${id}`)
/** Its grids as they are drawn now. */
export const ground = (id: string): Promise<Ground> => call('GET', `/api/boundary-changes/${id}/ground`)

/** Somebody else's change, drawn by program and submitted; gives its id. */
export async function submitChange(within: string, title: string, edit: Edit): Promise<string> {
  const { id, version } = await call<ChangeDetail>('POST', '/api/boundary-changes', { area: within, title })
  const path = `/api/boundary-changes/${id}`
  const drawn = await call<{ version: number }>('POST', `${path}/operations`, edit, { 'If-Match': `"${version}"` })
  await call('POST', `${path}/submit`, { comment: title }, { 'If-Match': `"${drawn.version}"` })
  return String(id)
}

/** A place that the server itself locates in the area, near the middle of its box. */
export async function placeIn(code: string): Promise<{ lng: number; lat: number }> {
  const [west, south, east, north] = (await area(code)).bounds as [number, number, number, number]
  for (let k = 0; k < 60; k++) {
    // Steps of the golden ratio spread over the box whatever their number; the first lies in its middle.
    const [u, v] = [(0.5 + k * 0.7549) % 1, (0.5 + k * 0.5698) % 1]
    const place = { lng: west + u * (east - west), lat: south + v * (north - south) }
    const found = await call<{ areaPath?: string; path?: string }>('GET', `/api/locate?lng=${place.lng}&lat=${place.lat}`).catch(() => undefined)
    if ((found?.areaPath ?? found?.path ?? '').split('.').includes(code)) return place
  }
  throw new Error(`no place found in ${code}`)
}

/** Reports an incident and gives the answer with the time it came, milliseconds since 1970. */
export async function report(place: { lng: number; lat: number }, title: string, category = '101001', channel = 'field'): Promise<Reported & { answeredAt: number }> {
  const answer = await call<Reported>('POST', '/api/incidents', { category, ...place, title, channel })
  return { ...answer, answeredAt: Date.now() }
}

/** Reports incidents at one place in one transaction. */
export async function reportAll(place: { lng: number; lat: number }, titles: string[]): Promise<void> {
  const lines = titles.map((title) => JSON.stringify({ category: '101001', ...place, title, channel: 'field', sourceId: randomUUID() }))
  const response = await fetch(`${SERVER}/api/incidents/batch`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/x-ndjson' },
    body: lines.join('\n'),
  })
  const verdicts = await response.text()
  if (verdicts.split('"status":"created"').length !== titles.length + 1) throw new Error(`not all were taken: ${response.status} ${verdicts}`)
}

/** The table of an answer of the analytics, as the server keeps it. */
export type Answered = { id: string; mapped: string; rows: { code: string; name: string; values: Record<string, number | null>; unknown?: string | null }[]; scale: { breaks: number[] } }
export const answered = (id: string): Promise<Answered> => call('GET', `/api/analytics/results/${id}`)

/** Starts a rehearsal and gives its id. */
export async function startRehearsal(name: string): Promise<string> {
  return (await call<{ id: string }>('POST', '/api/rehearsals', { name })).id
}
export const endRehearsal = (id: string): Promise<unknown> => call('POST', `/api/rehearsals/${id}/end`)
/** A case that is played in a rehearsal. */
export const playedReport = (rehearsal: string, place: { lng: number; lat: number }): Promise<Incident> =>
  call<Incident>('POST', '/api/incidents', { category: '101001', ...place, title: '演练案件', channel: 'field', rehearsal })

/** A person of the test's own; without areas everywhere. */
export async function newPerson(roles: Role[], areas?: string[]): Promise<Account> {
  const account = { login: `e2e-${randomUUID().slice(0, 12)}`, password: randomUUID() }
  await call('POST', '/api/people', { ...account, name: 'Browser test', roles, areas })
  return account
}

/** Where a responder of an area was last seen, if ever. */
export type Post = { code: string; callsign: string; onDuty: boolean; lng: number | null; lat: number | null }
export const responders = (within: string): Promise<Post[]> => call('GET', `/api/responders?within=${within}`)

/** Reports where a responder is now. */
export async function moveTo(responder: string, { lng, lat }: { lng: number; lat: number }, at = new Date()): Promise<void> {
  const { refused } = await call<{ refused: unknown[] }>('POST', '/api/positions', [{ responder, lng, lat, at: at.toISOString() }])
  if (refused.length > 0) throw new Error(`the position was refused: ${JSON.stringify(refused)}`)
}

/** Signs a responder on: whoever is off duty has no positions. */
export const signOn = (responder: string): Promise<void> => call('PUT', `/api/responders/${responder}/duty`, { on: true })

/** A responder of the area who is on duty from one moment to another: planned so where the roster does not say so already. */
export async function someoneOnDuty(within: string, from: Date, until: Date): Promise<string> {
  const [one] = await call<{ code: string }[]>('GET', `/api/responders?within=${within}`)
  if (one === undefined) throw new Error(`nobody works in ${within}`)
  const times = { from: from.toISOString(), until: until.toISOString() }
  // Refused where a shift is planned at that time; then it is on duty anyway.
  await call('PUT', `/api/responders/${one.code}/roster`, { ...times, shifts: [times] }).catch(() => undefined)
  return one.code
}

/** Positions of a responder; none of them may be refused. */
export async function sendFixes(responder: string, fixes: { lng: number; lat: number; at: string }[]): Promise<void> {
  const receipt = await call<{ taken: number; refused: unknown[] }>('POST', '/api/positions', fixes.map((fix) => ({ responder, ...fix, accuracyMeters: 8 })))
  if (receipt.refused.length > 0) throw new Error(JSON.stringify(receipt.refused[0]))
}
