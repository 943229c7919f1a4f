import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useDraft } from './draft'
import { shapeOf } from './geometry/shape'
import type { Coverage } from './geometry/coverage'
import type { Place } from './geometry/place'
import { FakeServer } from './testing/fakeServer'
import { at, normal, scene } from './testing/scene'

let server: FakeServer
let draft: ReturnType<typeof useDraft>

beforeEach(async () => {
  setActivePinia(createPinia())
  server = new FakeServer(scene('aaab', 'accb', 'dccb', 'dddb'))
  vi.stubGlobal('fetch', server.fetch)
  draft = useDraft()
  await draft.open('7')
})
afterEach(() => { vi.unstubAllGlobals(); draft.close() })

const quiet = (): Promise<void> => vi.waitUntil(() => !draft.busy).then(() => undefined)
const drawn = (coverage: Coverage): string => [...coverage.faces.keys()].sort().map((code) => `${code}: ${normal(shapeOf(coverage, code).coordinates[0]?.[0] ?? [])}`).join('\n')
const has = (code: string, [lng, lat]: Place): boolean => shapeOf(draft.coverage, code).coordinates.flat(2).some(([x, y]) => x === lng && y === lat)
const move = (to: Place) => ({ kind: 'move-vertex', at: at(1, 2), to }) as const

test('an edit of vertices is seen at once and stays when the server agrees', async () => {
  server.hold()
  draft.perform(move(at(1.2, 2.1)))
  expect(has('a', at(1.2, 2.1)) && has('c', at(1.2, 2.1)) && has('d', at(1.2, 2.1))).toBe(true)
  expect(draft.busy).toBe(true)
  server.release()
  await quiet()
  expect(draft.cursor).toBe(1)
  expect(drawn(draft.coverage)).toBe(drawn(server.ground))
})

test('edits go one after the other, each on the version before it', async () => {
  draft.perform(move(at(1.2, 2.1)))
  draft.perform({ kind: 'move-vertex', at: at(1.2, 2.1), to: at(1.3, 2.2) })
  draft.perform({ kind: 'split', area: 'b', line: [at(3.5, -1), at(3.5, 5)], as: draft.newCode() })
  await quiet()
  expect(draft.refusal).toBeUndefined()
  expect(server.operations.map(({ kind }) => kind)).toEqual(['move-vertex', 'move-vertex', 'split'])
  expect([...draft.grids.keys()].sort()).toEqual(['+1', 'a', 'b', 'c', 'd'])
  expect(drawn(draft.coverage)).toBe(drawn(server.ground))
  expect(draft.newCode()).toBe('+2')
})

test('what the server refuses springs back, with its place', async () => {
  const before = drawn(draft.coverage)
  draft.perform({ kind: 'split', area: 'b', line: [at(9, 0), at(9, 1)], as: '+1' })
  await quiet()
  expect(draft.refusal).toMatchObject({ code: 'boundary-edit-refused', reason: 'line-does-not-cross', faults: [{ geometry: { type: 'LineString' } }] })
  expect(drawn(draft.coverage)).toBe(before)
  draft.perform(move(at(1.2, 2.1)))
  expect(draft.refusal).toBeUndefined()
  await quiet()
  expect(draft.cursor).toBe(1)
})

test('what is refused here is not sent', async () => {
  const sent = server.calls.length
  draft.perform(move(at(2.5, 3.5)))
  expect(draft.refusal?.reason).toBe('invalid-result')
  expect(server.calls).toHaveLength(sent)
})

test('undo and redo go all the way back and forth', async () => {
  const start = drawn(draft.coverage)
  for (let k = 1; k <= 4; k++) draft.perform({ kind: 'move-vertex', at: k === 1 ? at(1, 2) : at(1 + (k - 1) / 10, 2), to: at(1 + k / 10, 2) })
  await quiet()
  const end = drawn(draft.coverage)
  for (let k = 0; k < 4; k++) draft.undo()
  await quiet()
  expect([draft.canUndo, draft.canRedo, drawn(draft.coverage)]).toEqual([false, true, start])
  draft.undo()
  expect(draft.busy).toBe(false)
  for (let k = 0; k < 4; k++) draft.redo()
  await quiet()
  expect([draft.canUndo, draft.canRedo, drawn(draft.coverage)]).toEqual([true, false, end])
  draft.undo()
  draft.perform({ kind: 'delete-vertex', at: at(1, 3) })
  await quiet()
  expect([draft.cursor, draft.length, draft.canRedo]).toEqual([server.cursor, server.cursor, false])
})

test('what belongs together is done, undone and refused together', async () => {
  const start = drawn(draft.coverage)
  draft.perform({ kind: 'insert-vertex', from: at(1, 2), to: at(1, 1), at: at(1, 1.5) }, { kind: 'move-vertex', at: at(1, 1.5), to: at(1.4, 1.5) })
  await quiet()
  expect(draft.cursor).toBe(2)
  draft.undo()
  await quiet()
  expect([draft.cursor, drawn(draft.coverage)]).toEqual([0, start])
  draft.redo()
  await quiet()
  expect(draft.cursor).toBe(2)
  draft.undo()
  draft.perform({ kind: 'delete-vertex', at: at(1, 3) }, { kind: 'split', area: 'b', line: [at(9, 0), at(9, 1)], as: '+1' })
  await quiet()
  expect(draft.refusal?.reason).toBe('line-does-not-cross')
  expect([draft.cursor, drawn(draft.coverage)]).toEqual([0, start])
})

test('when somebody else was faster the draft is read again, and it is said', async () => {
  server.version = 9
  draft.perform(move(at(1.2, 2.1)))
  await vi.waitUntil(() => draft.stale)
  expect(draft.detail?.version).toBe(9)
  expect(drawn(draft.coverage)).toBe(drawn(server.ground))
  draft.perform(move(at(1.2, 2.1)))
  await quiet()
  expect(draft.cursor).toBe(1)
})
