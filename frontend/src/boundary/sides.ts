import type { MultiPolygon } from 'geojson'
import { pieceOf } from './draw'
import { type Coverage, coverageOf } from './geometry/coverage'
import { keyOf } from './geometry/place'
import { shapeOf } from './geometry/shape'
import { squareMeters } from './geometry/squareMeters'
import type { Ground, GridProperties } from './types'

export type Side = { coverage: Coverage; grids: ReadonlyMap<string, GridProperties> }

export const sideOf = (ground: Ground): Side => ({
  coverage: coverageOf(ground.features.map(pieceOf)),
  grids: new Map(ground.features.map(({ properties }) => [properties.code, properties])),
})

/** Less than this is rounding to the grid. */
const SAME_SQUARE_METERS = 0.5

/**
 * Areas that are on one side only, or another ground there: another size, or a corner that is gone. A corner more, where a
 * neighbour's new border begins, changes nothing.
 */
export function changedBetween(before: Side, after: Side): string[] {
  const codes = new Set([...before.coverage.faces.keys(), ...after.coverage.faces.keys()])
  return [...codes].filter((code) => {
    if (!before.coverage.faces.has(code) || !after.coverage.faces.has(code)) return true
    const [was, is] = [shapeOf(before.coverage, code), shapeOf(after.coverage, code)]
    const corners = new Set(cornersOf(is))
    return Math.abs(squareMeters(was) - squareMeters(is)) > SAME_SQUARE_METERS || cornersOf(was).some((corner) => !corners.has(corner))
  })
}

const cornersOf = ({ coordinates }: MultiPolygon): string[] => coordinates.flat(2).map(([lng = 0, lat = 0]) => keyOf([lng, lat]))
