import { rampFor, TOO_FEW } from './palette'
import type { GridFigure } from './mode'

export type GridCount = { open: number; overdue: number }
/** Lower bounds of the classes, the same for every area and every hour, so that two pictures can be compared. */
export type Scale = {
  readonly breaks: readonly number[]
  /** The value of a full column; higher ones are cut there, and the legend says so. */
  readonly full: number
}

export const SCALES: Readonly<Record<GridFigure, Scale>> = {
  open: { breaks: [1, 2, 4, 8, 16], full: 20 },
  overdue: { breaks: [1, 2, 3, 5, 8], full: 10 },
  perHousehold: { breaks: [0.5, 1, 2, 5, 10], full: 15 },
}

/** Below this many households a rate says more about chance than about the grid. */
export const LEAST_HOUSEHOLDS = 100

/** Value of a grid's figure; undefined where there are too few households to divide by. */
export function valueOf(figure: GridFigure, count: GridCount | undefined, households: number): number | undefined {
  if (figure === 'perHousehold') return households < LEAST_HOUSEHOLDS ? undefined : (1000 * (count?.open ?? 0)) / households
  return count?.[figure] ?? 0
}

/** Colour of a value above zero. */
export function colourOf(figure: GridFigure, value: number | undefined): string {
  if (value === undefined) return TOO_FEW
  const { breaks } = SCALES[figure]
  const ramp = rampFor(breaks.length)
  // What is above zero but below the first bound belongs to the first class.
  return ramp[Math.max(0, breaks.filter((bound) => value >= bound).length - 1)] ?? TOO_FEW
}

/** Height as a share of a full column. */
export const heightOf = (figure: GridFigure, value: number): number => Math.min(1, value / SCALES[figure].full)
