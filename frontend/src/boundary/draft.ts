import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { codeOf, Problem } from '@/api/problem'
import { changes } from './api'
import { drawHere, pieceOf } from './draw'
import { type Coverage, coverageOf } from './geometry/coverage'
import { ringsOf } from './geometry/measure'
import { keyOf, type Place } from './geometry/place'
import { replaceFaces } from './geometry/replaceFaces'
import { shapeOf } from './geometry/shape'
import type { ChangeDetail, Drawn, Edit, Fault, GridFeature, GridProperties } from './types'

/** Why something was not done: the server's words by their codes, and what to draw. */
export type Refusal = { code: string; reason?: string; faults: Fault[] }
/** Edits that are done and undone together, or steps back and forth. */
type Command = { kind: 'edits'; edits: readonly Edit[] } | { kind: 'undo' | 'redo'; times: number }

const NOTHING: Coverage = { arcs: [], faces: new Map() }

/**
 * A change under the pen. `confirmed` is what the server has said; `coverage` shows the waiting edits of vertices on top of
 * it. Commands are sent one after the other, each with the version it builds on; the answer is the truth. One that is
 * refused vanishes from what is shown, with its faults; when somebody else has changed the draft it is read again.
 */
export const useDraft = defineStore('draft', () => {
  const detail = shallowRef<ChangeDetail>()
  const confirmed = shallowRef<Coverage>(NOTHING)
  const grids = shallowRef<ReadonlyMap<string, GridProperties>>(new Map())
  const waiting = shallowRef<readonly Command[]>([])
  const refusal = shallowRef<Refusal>()
  const problem = shallowRef<unknown>()
  const stale = ref(false)
  const length = ref(0)
  const operations = shallowRef<readonly Edit[]>([])
  /** Sizes of what was done together here, newest last; and of what was undone. */
  let done: number[] = []
  let undone: number[] = []
  let sending = false
  let newest = 0

  /** What is to be seen: each waiting edit applied, as far as the page can. */
  const coverage = computed(() => waiting.value.reduce((shown, command) => (command.kind === 'edits' ? shownWith(shown, command.edits) : shown), confirmed.value))
  const busy = computed(() => waiting.value.length > 0)
  const cursor = computed(() => detail.value?.cursor ?? 0)
  const canUndo = computed(() => cursor.value > 0 || waiting.value.some(({ kind }) => kind === 'edits'))
  const canRedo = computed(() => cursor.value < length.value || waiting.value.some(({ kind }) => kind === 'undo'))

  async function open(id: string): Promise<void> {
    close()
    await read(id)
  }

  async function read(id: string): Promise<void> {
    problem.value = undefined
    try {
      const [found, ground] = await Promise.all([changes.read(id), changes.ground(id)])
      detail.value = { ...found, version: ground.version ?? found.version }
      operations.value = found.operations.map(({ edit }) => edit)
      length.value = found.operations.length
      confirmed.value = coverageOf(ground.features.map(pieceOf))
      grids.value = new Map(ground.features.map(({ properties }) => [properties.code, properties]))
      newest = Math.max(newest, ...[...grids.value.keys(), ...operations.value.flatMap(codesGiven)].map(numberOf))
      done = []
      undone = []
    } catch (error) {
      problem.value = error
    }
  }

  function close(): void {
    detail.value = undefined
    confirmed.value = NOTHING
    grids.value = new Map()
    waiting.value = []
    refusal.value = undefined
    stale.value = false
    newest = 0
  }

  /** Edits that belong together: all are done or none, and one undo takes them back. */
  function perform(...edits: Edit[]): void {
    refusal.value = undefined
    let shown = coverage.value
    for (const edit of edits) {
      const edited = drawHere(shown, edit)
      if (edited?.valid === false) {
        refusal.value = { code: 'boundary-edit-refused', reason: edited.reason, faults: [faultAt(edited.reason, edited.where)] }
        return
      }
      if (edited !== undefined) shown = edited.coverage
    }
    push({ kind: 'edits', edits })
  }

  function undo(): void {
    if (!canUndo.value) return
    refusal.value = undefined
    push({ kind: 'undo', times: 0 })
  }

  function redo(): void {
    if (!canRedo.value) return
    refusal.value = undefined
    push({ kind: 'redo', times: 0 })
  }

  /** Temporary codes of new grids: never the same twice in this draft. */
  const newCode = (): string => `+${++newest}`

  function push(command: Command): void {
    waiting.value = [...waiting.value, command]
    if (!sending) void drain()
  }

  async function drain(): Promise<void> {
    sending = true
    const of = detail.value?.id
    for (let next = waiting.value[0]; next !== undefined && detail.value?.id === of; next = waiting.value[0]) {
      try {
        await send(next)
      } catch (error) {
        if (detail.value?.id === of) await failed(error)
        continue
      }
      waiting.value = waiting.value.slice(1)
    }
    sending = false
  }

  async function send(command: Command): Promise<void> {
    if (command.kind !== 'edits') {
      const [from, to] = command.kind === 'undo' ? [done, undone] : [undone, done]
      const times = from.pop() ?? 1
      for (let k = 0; k < times; k++) take(await changes[command.kind](id(), version()))
      to.push(times)
      return
    }
    let sent = 0
    try {
      for (const edit of command.edits) {
        take(await changes.draw(id(), version(), edit), edit)
        sent++
      }
    } catch (error) {
      // All or none: what was already taken is taken back before the refusal is told.
      if (isRefusal(error)) for (; sent > 0; sent--) take(await changes.undo(id(), version()))
      throw error
    }
    done.push(sent)
    undone = []
  }

  async function failed(error: unknown): Promise<void> {
    waiting.value = []
    if (isRefusal(error)) {
      const { reason, faults } = error.fields as { reason?: string; faults?: Fault[] }
      const place = error.fields['place'] as Fault['geometry']
      refusal.value = { code: error.code, reason, faults: faults !== undefined && faults.length > 0 ? faults : place == null ? [] : [{ code: reason ?? error.code, areas: [], geometry: place }] }
      return
    }
    const known = detail.value
    if (known === undefined) return
    await read(String(known.id))
    if (error instanceof Problem && error.code === 'stale-version') stale.value = true
    else refusal.value = { code: codeOf(error), faults: [] }
  }

  function take(drawn: Drawn, edit?: Edit): void {
    const known = detail.value
    if (known === undefined) return
    const here = edit === undefined ? undefined : drawHere(confirmed.value, edit)
    // The page's own arcs already hold an edit of vertices; what only the server can do, or does otherwise, is built anew.
    const sameHere = here?.valid === true && agrees(here.coverage, drawn)
    confirmed.value = sameHere ? here.coverage : replaceFaces(confirmed.value, drawn.changed.map(pieceOf), drawn.removed)
    const next = new Map(grids.value)
    for (const code of drawn.removed) next.delete(code)
    for (const { properties } of drawn.changed) next.set(properties.code, properties)
    grids.value = next
    if (edit !== undefined) operations.value = [...operations.value.slice(0, known.cursor), edit]
    length.value = drawn.length
    detail.value = { ...known, version: drawn.version, cursor: drawn.cursor }
  }

  /** A new standing of the change: submitted, withdrawn, … */
  function stand(found: ChangeDetail): void {
    detail.value = found
    operations.value = found.operations.map(({ edit }) => edit)
  }

  /** Where the change stands, without its drawing. */
  async function refresh(): Promise<void> {
    const found = await changes.read(id()).catch(() => undefined)
    if (found !== undefined && detail.value?.id === found.id) stand(found)
  }

  /** Whether the draft still fits the borders as they are now; what is drawn is not touched. */
  async function checkBase(): Promise<void> {
    const found = await changes.read(id()).catch(() => undefined)
    const known = detail.value
    if (found === undefined || known?.id !== found.id) return
    const { baseIsCurrent, collisions, rights } = found
    detail.value = { ...known, baseIsCurrent, collisions, rights }
  }

  /** Names a new grid. */
  async function rename(code: string, name: string): Promise<void> {
    take(await changes.rename(id(), version(), code, name))
  }

  const id = (): string => String(detail.value?.id ?? '')
  const version = (): number => detail.value?.version ?? 0

  return { detail, coverage, grids, operations, busy, refusal, problem, stale, cursor, length, canUndo, canRedo, open, read, close, perform, undo, redo, newCode, stand, refresh, checkBase, rename }
})

/** Whether the page's areas have the vertices the server says they have. */
function agrees(coverage: Coverage, { changed, removed }: Drawn): boolean {
  const vertices = (shape: GridFeature['geometry']): string => ringsOf(shape).flatMap((ring) => ring.slice(1).map(([lng = 0, lat = 0]) => keyOf([lng, lat]))).sort().join(';')
  return removed.length === 0 && changed.every(({ geometry, properties }) => vertices(geometry) === vertices(shapeOf(coverage, properties.code)))
}

function shownWith(shown: Coverage, edits: readonly Edit[]): Coverage {
  return edits.reduce((before, edit) => {
    const edited = drawHere(before, edit)
    return edited?.valid === true ? edited.coverage : before
  }, shown)
}

function isRefusal(error: unknown): error is Problem {
  return error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 412 && error.status !== 401
}

const faultAt = (code: string, [lng, lat]: Place): Fault => ({ code, areas: [], geometry: { type: 'Point', coordinates: [lng, lat] } })
const numberOf = (code: string): number => (/^\+\d+$/.test(code) ? Number(code.slice(1)) : 0)

function codesGiven(edit: Edit): readonly string[] {
  if (edit.kind === 'split') return [edit.as]
  return edit.kind === 'subdivide' ? edit.as : []
}
