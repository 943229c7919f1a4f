import { areaAt } from '../geometry/areaAt'
import { arcsOf } from '../geometry/shape'
import type { Arc, Coverage } from '../geometry/coverage'
import type { Bench, Hint, Tool } from './tool'

/** Makes neighbours one: they are picked by clicks, Enter or the button joins them. The one with most households stays. */
export function mergeTool(bench: Bench): Tool {
  return {
    hint(): Hint {
      const chosen = bench.chosen()
      if (chosen.length === 0) return { key: 'mergeStart' }
      return chosen.length === 1 ? { key: 'mergeNext', with: { name: bench.grid(chosen[0] ?? '')?.name ?? '' } } : { key: 'mergeEnd', with: { count: chosen.length, name: bench.grid(stays(bench))?.name ?? '' } }
    },
    preview: () => ({ cursor: 'pointer' }),
    click({ place }) {
      const code = areaAt(bench.coverage(), place)
      if (code === undefined || bench.coverage().faces.get(code)?.editable !== true) return
      const before = bench.chosen()
      bench.choose(before.includes(code) ? before.filter((other) => other !== code) : [...before, code])
      bench.changed()
    },
    doubleClick: () => undefined,
    key(key) {
      if (key !== 'Enter') return false
      mergeChosen(bench)
      return true
    },
    cancel() {
      if (bench.chosen().length === 0) bench.finished()
      bench.choose([])
      bench.changed()
    },
  }
}

export function mergeChosen(bench: Bench): void {
  const areas = bench.chosen()
  if (areas.length < 2) return
  const into = stays(bench)
  bench.perform({ kind: 'merge', areas: [into, ...areas.filter((code) => code !== into)], into })
  bench.choose([into])
  bench.finished()
}

/** Official areas before new ones, then the one with most households. */
function stays(bench: Bench): string {
  const weight = (code: string): number => (code.startsWith('+') ? -1 : (bench.grid(code)?.households ?? 0))
  return [...bench.chosen()].sort((a, b) => weight(b) - weight(a))[0] ?? ''
}

/** Areas with a common border, of those that are wanted. */
export function neighbours(coverage: Coverage, code: string, wanted: (arc: Arc) => boolean = () => true): string[] {
  const across = arcsOf(coverage, code).flatMap((index) => {
    const arc = coverage.arcs[index]
    return arc !== undefined && wanted(arc) ? [arc.left, arc.right] : []
  })
  return [...new Set(across)].filter((other): other is string => other !== undefined && other !== code && coverage.faces.get(other)?.editable === true)
}
