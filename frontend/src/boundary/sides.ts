import { pieceOf } from './draw'
import { type Coverage, coverageOf } from './geometry/coverage'
import { keyOf } from './geometry/place'
import { shapeOf } from './geometry/shape'
import type { Ground, GridProperties } from './types'

export type Side = { coverage: Coverage; grids: ReadonlyMap<string, GridProperties> }

export const sideOf = (ground: Ground): Side => ({
  coverage: coverageOf(ground.features.map(pieceOf)),
  grids: new Map(ground.features.map(({ properties }) => [properties.code, properties])),
})

/** Areas that are on one side only, or have other vertices there. */
export function changedBetween(before: Side, after: Side): string[] {
  const vertices = ({ coverage }: Side, code: string): string => shapeOf(coverage, code).coordinates.flat(2).map(([lng = 0, lat = 0]) => keyOf([lng, lat])).sort().join(';')
  const codes = new Set([...before.coverage.faces.keys(), ...after.coverage.faces.keys()])
  return [...codes].filter((code) => vertices(before, code) !== vertices(after, code))
}
