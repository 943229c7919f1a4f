import type { Result, ResultLevel } from '@/analytics/wire'
import type { CoverageNow } from './types'

/** Which of the figures of this moment is on the map: a kind of responder, and which of the limits. */
export type DutyCover = { kind: string; at: number }

/** The limit that is usually spoken of, minutes. */
const USUAL_MINUTES = 10
/** Fixed, so that the colours mean the same from one look to the next: half, the usual threshold of an alarm, nearly all. */
const EDGES = [0.5, 0.8, 0.95]

/** The figure wished for as long as there is one of it; else the usual limit of the first kind on duty. */
export function coverIn({ kinds, minutes }: CoverageNow, wished: DutyCover | undefined): DutyCover | undefined {
  if (wished !== undefined && kinds.some(({ kind }) => kind === wished.kind) && wished.at < minutes.length) return wished
  const [first] = kinds
  return first === undefined ? undefined : { kind: first.kind, at: Math.max(0, minutes.indexOf(USUAL_MINUTES)) }
}

/** What those on duty reach, area by area, as an answer that the map of analyses can draw; areas without households say so. */
export function coverResult({ area, at, kinds, minutes }: CoverageNow, cover: DutyCover, level: ResultLevel): Result | undefined {
  const found = kinds.find(({ kind }) => kind === cover.kind)
  const limit = minutes[cover.at]
  if (found === undefined || limit === undefined) return undefined
  const mapped = `share${limit}`
  const row = (code: string, name: string, households: number, shares: readonly (number | null)[]) => {
    const share = shares[cover.at] ?? null
    return { code, name, values: { households, [mapped]: share }, unknown: share === null ? 'no-households' : null }
  }
  const day = at.slice(0, 10)
  return {
    id: '', kind: 'coverage', inputs: {}, notes: [], figures: {}, findings: [],
    definition: { kind: 'coverage', area, tree: 'administrative', boundaries: 'today', level, window: { from: day, to: day }, filters: { categories: [], channels: [], hours: null, days: 'all' }, wish: {} },
    columns: [{ id: 'households', unit: 'households', kind: 'count' }, { id: mapped, unit: 'share', kind: 'share' }],
    rows: found.rows.map(({ code, name, households, shares }) => row(code, name, households, shares)), total: row(area, '', found.households, found.shares),
    mapped, scale: { kind: 'ordered', breaks: EDGES, better: 'high' },
  }
}
