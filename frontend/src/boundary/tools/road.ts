import { type Place, same } from '../geometry/place'
import { alongRoads, roadGraph } from '../geometry/roads'
import { reshapeEdits } from './reshape'
import type { Bench, Hint, Pointer, Preview, Tool } from './tool'

/** How far from the border's two places the road may begin and end. */
const REACH_METERS = 80

/**
 * Lays a stretch of border on the roads of the base map: two clicks say which stretch, the pointer by way of which road, a
 * third click or Enter takes it.
 */
export function roadTool(bench: Bench): Tool {
  let ends: Pointer[] = []
  let course: readonly Place[] | undefined
  let graph: ReturnType<typeof roadGraph> | undefined

  function look(through?: Place): void {
    const [from, to] = ends
    if (from === undefined || to === undefined) return
    graph ??= roadGraph(bench.roads())
    const found = alongRoads(graph, from.snapped.place, to.snapped.place, REACH_METERS, through)
    course = found ?? (through === undefined ? undefined : course)
  }

  function accept(): void {
    const [from, to] = ends
    if (course === undefined || from === undefined || to === undefined) return
    const inner = course.filter((place) => !same(place, from.snapped.place) && !same(place, to.snapped.place))
    const edits = reshapeEdits(from, to, inner)
    if (edits === undefined) return
    bench.perform(...edits)
    ends = []
    course = undefined
    bench.finished()
  }

  return {
    hint: (): Hint => ({ key: ends.length === 0 ? 'roadStart' : ends.length === 1 ? 'roadEnd' : course === undefined ? 'roadNone' : 'roadTake' }),
    preview: (): Preview => ({
      line: course === undefined ? [] : [ends[0]?.snapped.place, ...course, ends[1]?.snapped.place].filter((place) => place !== undefined),
      marks: ends.map(({ snapped }) => ({ place: snapped.place, kind: 'given' })),
      cursor: ends.length === 2 ? 'pointer' : 'crosshair',
    }),
    move({ place }) {
      if (ends.length === 2) look(place)
      bench.changed()
    },
    click(at) {
      if (ends.length === 2) accept()
      else if (at.snapped.to === 'vertex' || at.snapped.to === 'edge') {
        ends = [...ends, at]
        look()
      }
      bench.changed()
    },
    key(key) {
      if (key !== 'Enter') return false
      accept()
      bench.changed()
      return true
    },
    cancel() {
      if (ends.length === 0) bench.finished()
      ends = ends.slice(0, -1)
      course = undefined
      bench.changed()
    },
  }
}
