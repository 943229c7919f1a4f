import type { Polygon, Position } from 'geojson'
import type { Piece } from '../geometry/coverage'
import { placeAt, type Place } from '../geometry/place'

const [WEST, SOUTH, STEP] = [123.3, 29.6, 0.001]

/** The lattice's corner (column, row); fractions lie between. About 97 m by 111 m a cell. */
export const at = (column: number, row: number): Place => placeAt(WEST + column * STEP, SOUTH + row * STEP)

/**
 * Areas drawn in letters, north on top: `scene('aab', 'acb')` is three areas, each cell a square of the lattice. Every
 * lattice corner on a border is a vertex of all areas that touch it. Capital letters are locked neighbours.
 */
export function scene(...rows: string[]): Piece[] {
  const codes = [...new Set(rows.join(''))].filter((letter) => letter !== '.')
  return codes.map((code) => {
    const ring = walk(rows, code)
    return { code, editable: code === code.toLowerCase(), geometry: { type: 'Polygon', coordinates: [ring] } satisfies Polygon }
  })
}

/** Around the cells of a letter, anticlockwise, from its lowest and leftmost corner. */
function walk(rows: readonly string[], code: string): Position[] {
  const height = rows.length
  const has = (column: number, row: number): boolean => rows[height - 1 - row]?.[column] === code
  const edges = new Map<string, [number, number]>()
  rows.forEach((letters, top) => [...letters].forEach((_, column) => {
    const row = height - 1 - top
    if (!has(column, row)) return
    if (!has(column, row - 1)) edges.set(`${column},${row}`, [column + 1, row])
    if (!has(column + 1, row)) edges.set(`${column + 1},${row}`, [column + 1, row + 1])
    if (!has(column, row + 1)) edges.set(`${column + 1},${row + 1}`, [column, row + 1])
    if (!has(column - 1, row)) edges.set(`${column},${row + 1}`, [column, row])
  }))
  const [start = '0,0'] = edges.keys()
  const ring: Position[] = []
  let corner = start
  do {
    const [column = 0, row = 0] = corner.split(',').map(Number)
    ring.push([...at(column, row)])
    corner = (edges.get(corner) ?? [0, 0]).join(',')
  } while (corner !== start)
  return [...ring, ring[0] ?? []]
}

/** A ring from the same start whatever arc it was put together from, so that shapes can be compared. */
export function normal(ring: readonly Position[]): string {
  const open = ring.slice(0, -1).map((place) => place.join(' '))
  const first = open.reduce((least, key, k) => (key < (open[least] ?? '') ? k : least), 0)
  return [...open.slice(first), ...open.slice(0, first)].join(', ')
}
