import { type Place, same } from '../geometry/place'
import type { Bench, Hint, Pointer, Preview, Tool } from './tool'

/** What is done with a drawn line; false keeps it for correction. */
export type Drawn = (line: readonly Pointer[]) => boolean

/**
 * A line by clicks: each gives a place, a double click or Enter ends it, Backspace takes the last place back, Esc all. The
 * hints are `<name>Start`, `<name>Next` and `<name>End`.
 */
export function lineTool(bench: Bench, name: string, finish: Drawn, most = Infinity): Tool {
  let given: Pointer[] = []
  let now: Pointer | undefined

  function end(): void {
    if (given.length < 2) return
    if (finish(given)) given = []
    else given = given.slice(0, -1)
    bench.changed()
  }

  return {
    hint: (): Hint => ({ key: given.length === 0 ? `${name}Start` : given.length === 1 ? `${name}Next` : `${name}End` }),
    preview(): Preview {
      const places: Place[] = given.map(({ snapped }) => snapped.place)
      const next = now?.snapped
      const line = next === undefined || places.length === 0 ? places : [...places, next.place]
      return {
        line: line.length > 1 ? line : [],
        marks: [
          ...places.map((place) => ({ place, kind: 'given' as const })),
          ...(next === undefined || next.to === 'nothing' ? [] : [{ place: next.place, kind: 'possible' as const }]),
        ],
        cursor: 'crosshair',
      }
    },
    move(at) {
      now = at
      bench.changed()
    },
    click(at) {
      const last = given.at(-1)
      if (last !== undefined && same(last.snapped.place, at.snapped.place)) return
      given = [...given, at]
      if (given.length >= most) end()
      bench.changed()
    },
    doubleClick: end,
    key(key) {
      if (key === 'Enter') end()
      else if (key === 'Backspace' && given.length > 0) given = given.slice(0, -1)
      else return false
      bench.changed()
      return true
    },
    cancel() {
      if (given.length > 0) given = []
      else bench.finished()
      bench.changed()
    },
  }
}
