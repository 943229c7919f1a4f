import type { Coverage } from './coverage'
import { inside } from './inside'
import { distanceMeters } from './plane'
import { placeAt, type Place } from './place'
import { shapeOf } from './shape'

const SAMPLES = 25

/** The editable area most of a drawn line lies in: the one a cut is meant for. */
export function areaUnderLine(coverage: Coverage, line: readonly Place[]): string | undefined {
  const codes = [...coverage.faces.values()].filter(({ editable }) => editable).map(({ code }) => code)
  const shapes = codes.map((code) => [code, shapeOf(coverage, code)] as const)
  const meters = new Map<string, number>()
  for (let k = 1; k < line.length; k++) {
    const [a, b] = [line[k - 1], line[k]]
    if (a === undefined || b === undefined) continue
    const step = distanceMeters(a, b) / SAMPLES
    for (let s = 0; s < SAMPLES; s++) {
      const share = (s + 0.5) / SAMPLES
      const place = placeAt(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
      const code = shapes.find(([, shape]) => inside(place, shape))?.[0]
      if (code !== undefined) meters.set(code, (meters.get(code) ?? 0) + step)
    }
  }
  return [...meters].sort((x, y) => y[1] - x[1])[0]?.[0]
}
