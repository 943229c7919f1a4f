import { drawHere } from '../draw'
import { type Coverage, coverageOf, type Piece } from '../geometry/coverage'
import { replaceFaces } from '../geometry/replaceFaces'
import { shapeOf } from '../geometry/shape'
import type { ChangeDetail, Drawn, Edit, GridFeature } from '../types'

type Answer = { status: number; body: unknown }

/**
 * A server with one draft, as the API describes it: versions and If-Match, operations with a cursor, refusals with their
 * place. Splits put a vertical cut through the area's box. Answers wait while it is held.
 */
export class FakeServer {
  version = 1
  cursor = 0
  operations: Edit[] = []
  readonly calls: string[] = []
  private states: Coverage[]
  private gate: Promise<void> = Promise.resolve()
  private open: () => void = () => undefined

  constructor(pieces: readonly Piece[]) {
    this.states = [coverageOf(pieces)]
  }

  hold(): void {
    this.gate = new Promise((resolve) => { this.open = resolve })
  }

  release(): void {
    this.open()
  }

  get ground(): Coverage {
    return this.states[this.cursor] ?? { arcs: [], faces: new Map() }
  }

  readonly fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const path = String(url).replace(/^.*\/api\/boundary-changes\/7/, '')
    this.calls.push(`${init.method ?? 'GET'} ${path}`)
    await this.gate
    const answer = this.answer(path, init)
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'Content-Type': 'application/json' } })
  }

  private answer(path: string, init: RequestInit): Answer {
    if (init.method !== 'POST') return { status: 200, body: path === '' ? this.detail() : { type: 'FeatureCollection', version: this.version, features: [...this.ground.faces.keys()].map((code) => this.feature(code)) } }
    if (new Headers(init.headers).get('If-Match') !== `"${this.version}"`) return { status: 412, body: { code: 'stale-version' } }
    const before = this.ground
    if (path === '/undo' || path === '/redo') {
      const next = this.cursor + (path === '/undo' ? -1 : 1)
      if (next < 0 || next >= this.states.length) return { status: 409, body: { code: `nothing-to${path.replace('/', '-')}` } }
      this.cursor = next
      return this.drawn(before)
    }
    const edit = JSON.parse(String(init.body)) as Edit
    const after = this.apply(before, edit)
    if ('code' in after) return { status: 422, body: after }
    this.states = [...this.states.slice(0, this.cursor + 1), after]
    this.operations = [...this.operations.slice(0, this.cursor), edit]
    this.cursor++
    return this.drawn(before)
  }

  private apply(before: Coverage, edit: Edit): Coverage | { code: string; reason: string; faults: unknown[]; place: unknown } {
    const refusal = (reason: string, place: unknown): { code: string; reason: string; faults: unknown[]; place: unknown } => ({ code: 'boundary-edit-refused', reason, faults: [], place })
    if (edit.kind === 'move-vertex' && edit.to[0] > 124) return refusal('invalid-result', { type: 'Point', coordinates: edit.to })
    const edited = drawHere(before, edit)
    if (edited !== undefined) return edited.valid ? edited.coverage : refusal(edited.reason, { type: 'Point', coordinates: edited.where })
    if (edit.kind !== 'split') return refusal('not-neighbours', null)
    const ring = shapeOf(before, edit.area).coordinates[0]?.[0] ?? []
    const [lngs, lats] = [ring.map(([lng = 0]) => lng), ring.map(([, lat = 0]) => lat)]
    const [west, east, south, north, middle] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats), edit.line[0]?.[0] ?? 0]
    if (middle <= west || middle >= east) return refusal('line-does-not-cross', { type: 'LineString', coordinates: edit.line })
    const cell = (code: string, left: number, right: number): Piece => ({ code, editable: true, geometry: { type: 'Polygon', coordinates: [[[left, south], [right, south], [right, north], [left, north], [left, south]]] } })
    return replaceFaces(before, [cell(edit.area, west, middle), cell(edit.as, middle, east)], [])
  }

  private drawn(before: Coverage): Answer {
    this.version++
    const after = this.ground
    const changed = [...after.faces.keys()].filter((code) => JSON.stringify(shapeOf(after, code)) !== JSON.stringify(shapeOf(before, code))).map((code) => this.feature(code))
    const removed = [...before.faces.keys()].filter((code) => !after.faces.has(code))
    return { status: 200, body: { version: this.version, cursor: this.cursor, length: this.states.length - 1, changed, removed } satisfies Drawn }
  }

  private feature(code: string): GridFeature {
    const editable = this.ground.faces.get(code)?.editable === true
    return { type: 'Feature', geometry: shapeOf(this.ground, code), properties: { code, name: `Grid ${code}`, parent: 'p', parentName: 'Parent', editable, households: 100, isNew: code.startsWith('+') } }
  }

  private detail(): ChangeDetail {
    return {
      id: 7, title: 'A change', area: { code: 'p', name: 'Parent', level: 'community', path: 'p' }, state: 'draft', author: { login: 'leader', name: 'Leader' }, version: this.version, cursor: this.cursor, comment: '', acceptedIncidents: 'stay', baseVersion: 1, baseIsCurrent: true,
      operations: this.operations.map((edit, k) => ({ seq: k + 1, edit, by: { login: 'leader', name: 'Leader' }, at: '2026-11-22T00:00:00Z' })), names: {}, createdAt: '2026-11-22T00:00:00Z', history: [],
      rights: { edit: true, submit: true, approve: false, withdraw: true, revise: false, rebase: false }, collisions: [],
    }
  }
}
