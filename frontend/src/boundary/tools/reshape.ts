import type { Place } from '../geometry/place'
import { same } from '../geometry/place'
import type { Edit } from '../types'
import { lineTool } from './line'
import type { Bench, Pointer, Tool } from './tool'

/** Gives a border the course of a drawn line, from where it leaves the border to where it comes back to it. */
export function reshapeTool(bench: Bench): Tool {
  return lineTool(bench, 'reshape', (line) => {
    const edits = reshapeEdits(line[0], line.at(-1), line.slice(1, -1).map(({ snapped }) => snapped.place))
    if (edits === undefined) return false
    bench.perform(...edits)
    bench.finished()
    return true
  })
}

/** The edits of a new course between two places on a border; where one lies between vertices, it becomes a vertex first. */
export function reshapeEdits(from: Pointer | undefined, to: Pointer | undefined, line: readonly Place[]): Edit[] | undefined {
  if (from === undefined || to === undefined || !onBorder(from) || !onBorder(to) || same(from.snapped.place, to.snapped.place)) return undefined
  const edits: Edit[] = []
  const first = from.snapped.edge
  if (first !== undefined) edits.push({ kind: 'insert-vertex', from: first.from, to: first.to, at: from.snapped.place })
  const second = to.snapped.edge
  if (second !== undefined) {
    // Both on one edge: the first has divided it.
    const divided = first !== undefined && same(first.from, second.from) && same(first.to, second.to)
    const nearer = divided && between(first.from, to.snapped.place, from.snapped.place)
    const [a, b] = !divided ? [second.from, second.to] : nearer ? [second.from, from.snapped.place] : [from.snapped.place, second.to]
    edits.push({ kind: 'insert-vertex', from: a, to: b, at: to.snapped.place })
  }
  return [...edits, { kind: 'reshape-edge', from: from.snapped.place, to: to.snapped.place, line }]
}

const onBorder = ({ snapped }: Pointer): boolean => snapped.to === 'vertex' || snapped.to === 'edge'
/** Whether b lies nearer to a than c does. */
const between = (a: Place, b: Place, c: Place): boolean => Math.hypot(b[0] - a[0], b[1] - a[1]) < Math.hypot(c[0] - a[0], c[1] - a[1])
