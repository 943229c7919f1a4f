import type { Coverage } from './coverage'
import { inside } from './inside'
import type { Place } from './place'
import { shapeOf } from './shape'

/** The area at a place, locked ones too. */
export function areaAt(coverage: Coverage, place: Place): string | undefined {
  for (const code of coverage.faces.keys()) if (inside(place, shapeOf(coverage, code))) return code
  return undefined
}
