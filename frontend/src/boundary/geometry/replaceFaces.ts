import { type Coverage, coverageOf, type Piece } from './coverage'
import { shapeOf } from './shape'

/** The coverage as the server says it is now: these areas are as given, those are gone, the others stay. */
export function replaceFaces(coverage: Coverage, changed: readonly Piece[], removed: readonly string[]): Coverage {
  const gone = new Set([...removed, ...changed.map(({ code }) => code)])
  const kept = [...coverage.faces.values()].filter(({ code }) => !gone.has(code)).map(({ code, editable }) => ({ code, editable, geometry: shapeOf(coverage, code) }))
  return coverageOf([...kept, ...changed])
}
