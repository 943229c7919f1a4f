import { areaUnderLine } from '../geometry/areaUnderLine'
import { type Place, placeAt } from '../geometry/place'
import { distanceMeters } from '../geometry/plane'
import { lineTool } from './line'
import type { Bench, Pointer, Tool } from './tool'

/** How far a cut that ends on an edge is drawn on beyond it, so that rounding to the grid cannot leave it short. */
const BEYOND_METERS = 0.5

/** Cuts the area the line mostly lies in. */
export function splitTool(bench: Bench): Tool {
  return lineTool(bench, 'split', (line) => {
    const places = line.map(({ snapped }) => snapped.place)
    const area = areaUnderLine(bench.coverage(), places)
    if (area === undefined) return false
    const as = bench.newCode()
    bench.perform({ kind: 'split', area, line: beyond(line), as })
    bench.choose([area, as])
    bench.finished()
    return true
  })
}

/** The line, drawn on where it ends on an edge. A cut that ends on a vertex ends exactly there. */
export function beyond(line: readonly Pointer[]): Place[] {
  const places = line.map(({ snapped }) => snapped.place)
  const [first, second, last, before] = [line[0], places[1], line.at(-1), places.at(-2)]
  if (first === undefined || second === undefined || last === undefined || before === undefined) return places
  const start = first.snapped.to === 'edge' ? [onward(second, first.snapped.place)] : [first.snapped.place]
  const end = last.snapped.to === 'edge' ? [onward(before, last.snapped.place)] : [last.snapped.place]
  return [...start, ...places.slice(1, -1), ...end]
}

function onward(from: Place, to: Place): Place {
  const share = 1 + BEYOND_METERS / Math.max(BEYOND_METERS, distanceMeters(from, to))
  return placeAt(from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]))
}
