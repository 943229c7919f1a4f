import { knownIn, numberIn } from '../scale'
import type { Column, Result, Row, Scale } from '../wire'

/** Classes of a common scale. */
const CLASSES = 6

/** Values rounded to two digits read better on a legend. */
function neat(value: number): number {
  if (value === 0) return 0
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
  return Number((Math.round(value / unit) * unit).toPrecision(12))
}

/** Borders between classes that hold about equally many of the values. */
export function breaksOf(values: readonly number[], classes = CLASSES): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  if (sorted.length === 0) return []
  const found = Array.from({ length: classes - 1 }, (_, k) => neat(sorted[Math.min(sorted.length - 1, Math.floor(((k + 1) / classes) * sorted.length))] ?? 0))
  const [low = 0, high = 0] = [sorted[0], sorted.at(-1)]
  return [...new Set(found)].filter((one) => one > low && one <= high)
}

/** Both answers on one scale, made of all the values of both, so that a colour means the same on either side. */
export function commonScale(a: Result, b: Result, column: string): Scale {
  const values = [...a.rows, ...b.rows].flatMap((row) => knownIn(row, column) ?? [])
  const { kind, better } = a.scale
  return { kind, breaks: breaksOf(values), ...(better == null ? {} : { better }) }
}

export type Difference = {
  code: string
  name: string
  a: number | undefined
  b: number | undefined
  /** b − a; undefined where either is not known */
  change: number | undefined
  /** Whether the intervals of both lie apart; undefined where there are none. */
  sure: boolean | undefined
  why: string | undefined
}

function sureOf(one: Row, other: Row, column: string): boolean | undefined {
  const bounds = [one, other].map((row) => [numberIn(row, `${column}Low`), numberIn(row, `${column}High`)] as const)
  const [[lowA, highA] = [], [lowB, highB] = []] = bounds
  if (lowA === undefined || highA === undefined || lowB === undefined || highB === undefined) return undefined
  return highA < lowB || highB < lowA
}

function differenceOf(one: Row | undefined, other: Row | undefined, column: string): Difference {
  const row = one ?? other
  const [a, b] = [one, other].map((side) => (side === undefined ? undefined : knownIn(side, column)))
  return {
    code: row?.code ?? '', name: row?.name ?? '', a, b,
    change: a === undefined || b === undefined ? undefined : b - a,
    sure: a === undefined || b === undefined || one === undefined || other === undefined ? undefined : sureOf(one, other, column),
    why: one?.unknown ?? other?.unknown ?? undefined,
  }
}

/** Every area of either side, the largest change for the worse first; what cannot be compared comes last. */
export function differencesOf(a: Result, b: Result, column: string): Difference[] {
  const others = new Map(b.rows.map((row) => [row.code, row]))
  const mine = new Set(a.rows.map(({ code }) => code))
  const all = [...a.rows.map((row) => differenceOf(row, others.get(row.code), column)), ...b.rows.filter(({ code }) => !mine.has(code)).map((row) => differenceOf(undefined, row, column))]
  const worse = a.scale.better === 'high' ? -1 : 1
  return all.sort((x, y) => {
    if (x.change === undefined || y.change === undefined) return x.change === y.change ? x.code.localeCompare(y.code) : x.change === undefined ? 1 : -1
    return worse * (y.change - x.change) || x.code.localeCompare(y.code)
  })
}

export const totalOf = (a: Result, b: Result, column: string): Difference => differenceOf(a.total, b.total, column)

/** Id of the column that holds the change. */
export const CHANGE = 'change'

/** Why a change has no colour: the intervals overlap. */
export const WITHIN_CHANCE = 'within-chance'

/**
 * The change as an answer of its own, for the map: on both sides of none, equal steps up and down. A change that chance could
 * make is not coloured.
 */
export function changeResult(a: Result, b: Result, column: string): Result {
  const differences = differencesOf(a, b, column)
  const sizes = differences.flatMap(({ change, sure }) => (change === undefined || change === 0 || sure === false ? [] : [Math.abs(change)]))
  // The first lies below the smallest change: whatever is coloured is told apart from none.
  const steps = sizes.length === 0 ? [] : [...new Set([neat(Math.min(...sizes) / 2), ...breaksOf(sizes, 3)])]
  const of = a.columns.find(({ id }) => id === column)
  const unit: Column = { id: CHANGE, unit: of?.unit ?? 'none', kind: of?.kind ?? 'number' }
  const paths = new Map([...a.rows, ...b.rows].map(({ code, path }) => [code, path]))
  const row = ({ code, name, a: before, b: after, change, sure, why }: Difference): Row => {
    const path = paths.get(code)
    return { code, name, ...(path === undefined ? {} : { path }), values: { [CHANGE]: change, a: before, b: after }, unknown: change === undefined ? (why ?? 'too-few') : sure === false ? WITHIN_CHANCE : null }
  }
  return {
    ...a, columns: [unit], rows: differences.map(row), total: row(totalOf(a, b, column)), mapped: CHANGE, surface: null, bands: null, points: null, frames: null, findings: [],
    scale: { kind: 'diverging', breaks: [...[...steps].reverse().map((step) => -step), ...steps], ...(a.scale.better == null ? {} : { better: a.scale.better }) },
  }
}

/** The same answer on another scale, by areas only. */
export const onScale = (result: Result, scale: Scale, column: string): Result => ({ ...result, scale, mapped: column, surface: null, frames: null })
