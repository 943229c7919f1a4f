import { areaAt } from '../geometry/areaAt'
import type { Bench, Hint, Tool } from './tool'

export const PARTS = [2, 3, 4, 5, 6] as const

/** Divides an area into parts with about as many households each: a click chooses it, a figure or a button says how many. */
export function subdivideTool(bench: Bench): Tool {
  return {
    hint(): Hint {
      const [code] = bench.chosen()
      return code === undefined ? { key: 'subdivideStart' } : { key: 'subdivideEnd', with: { name: bench.grid(code)?.name ?? '', households: bench.grid(code)?.households ?? 0 } }
    },
    preview: () => ({ cursor: 'pointer' }),
    click({ place }) {
      const code = areaAt(bench.coverage(), place)
      bench.choose(code !== undefined && bench.coverage().faces.get(code)?.editable === true ? [code] : [])
      bench.changed()
    },
    key(key) {
      const parts = PARTS.find((count) => String(count) === key)
      if (parts === undefined || bench.chosen().length === 0) return false
      subdivideChosen(bench, parts)
      return true
    },
    cancel() {
      if (bench.chosen().length === 0) bench.finished()
      bench.choose([])
      bench.changed()
    },
  }
}

export function subdivideChosen(bench: Bench, parts: number): void {
  const [area] = bench.chosen()
  if (area === undefined) return
  const as = Array.from({ length: parts - 1 }, () => bench.newCode())
  bench.perform({ kind: 'subdivide', area, as })
  bench.choose([area, ...as])
  bench.finished()
}
