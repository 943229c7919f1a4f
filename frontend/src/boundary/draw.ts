import type { Coverage, Piece } from './geometry/coverage'
import { deleteVertex } from './geometry/deleteVertex'
import type { Edited } from './geometry/edited'
import { insertVertex } from './geometry/insertVertex'
import { moveVertex } from './geometry/moveVertex'
import { reshapeEdge } from './geometry/reshapeEdge'
import type { Edit, GridFeature } from './types'

/** What an edit of vertices does here and now; undefined for those the server alone can do. */
export function drawHere(coverage: Coverage, edit: Edit): Edited | undefined {
  switch (edit.kind) {
    case 'move-vertex': return moveVertex(coverage, edit.at, edit.to)
    case 'insert-vertex': return insertVertex(coverage, edit.from, edit.to, edit.at)
    case 'delete-vertex': return deleteVertex(coverage, edit.at)
    case 'reshape-edge': return reshapeEdge(coverage, edit.from, edit.to, edit.line, edit.through ?? undefined)
    default: return undefined
  }
}

export const pieceOf = ({ geometry, properties }: GridFeature): Piece => ({ code: properties.code, editable: properties.editable, geometry })
