import type { Polygon } from 'geojson'
import { areaAt } from '../geometry/areaAt'
import type { Arc } from '../geometry/coverage'
import { inside } from '../geometry/inside'
import { lasso } from '../geometry/lasso'
import { keyOf, type Place } from '../geometry/place'
import { distanceMeters } from '../geometry/plane'
import { shapeOf } from '../geometry/shape'
import { neighbours } from './merge'
import type { Bench, Hint, Preview, Tool } from './tool'

/** Gives blocks to a neighbour: a lasso is drawn around them with the button held, then the neighbour is clicked. */
export function transferTool(bench: Bench): Tool {
  let loop: Place[] | undefined
  let caught: { from: string; ring: readonly Place[]; blocks: readonly Polygon[] } | undefined
  let missed = false
  let dragging = false
  let over: string | undefined

  function take(drawn: readonly Place[]): void {
    const coverage = bench.coverage()
    const from = mostly(drawn)
    const found = from === undefined ? undefined : lasso(drawn, bench.blocks(), shapeOf(coverage, from))
    missed = found === undefined
    caught = from === undefined || found === undefined ? undefined : { from, ...found }
    bench.choose(from === undefined ? [] : [from])
  }

  /** The area most of the lasso lies in, by a lattice of places in it. */
  function mostly(drawn: readonly Place[]): string | undefined {
    const ring: Polygon = { type: 'Polygon', coordinates: [[...drawn, drawn[0] ?? [0, 0]].map((place) => [...place])] }
    const [lngs, lats] = [drawn.map(([lng]) => lng), drawn.map(([, lat]) => lat)]
    const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)]
    const hits = new Map<string, number>()
    for (let k = 0; k < 144; k++) {
      const place: Place = [west + ((k % 12) + 0.5) / 12 * (east - west), south + (Math.floor(k / 12) + 0.5) / 12 * (north - south)]
      const code = inside(place, ring) ? areaAt(bench.coverage(), place) : undefined
      if (code !== undefined && bench.coverage().faces.get(code)?.editable === true) hits.set(code, (hits.get(code) ?? 0) + 1)
    }
    return [...hits].sort((a, b) => b[1] - a[1])[0]?.[0]
  }

  const receivers = (): string[] => (caught === undefined ? [] : neighbours(bench.coverage(), caught.from, touches(caught.ring)))

  return {
    hint(): Hint {
      if (caught !== undefined) return { key: 'transferTo', with: { count: caught.blocks.length, name: bench.grid(caught.from)?.name ?? '' } }
      return { key: missed ? 'transferMissed' : loop === undefined ? 'transferStart' : 'transferDraw' }
    },
    preview: (): Preview => ({
      ring: caught?.ring ?? loop, blocks: caught?.blocks, cursor: caught === undefined ? 'crosshair' : over === undefined ? '' : 'pointer',
      areas: caught === undefined ? [] : over === undefined ? receivers() : [over],
    }),
    press({ place }) {
      if (caught !== undefined) return false
      loop = [place]
      dragging = true
      return true
    },
    move({ place }) {
      const last = loop?.at(-1)
      if (dragging && loop !== undefined && last !== undefined && distanceMeters(last, place) > bench.metersPerPixel() * 3) loop = [...loop, place]
      if (caught !== undefined) {
        const code = areaAt(bench.coverage(), place)
        over = receivers().find((other) => other === code)
      }
      bench.changed()
    },
    release() {
      dragging = false
      if (loop !== undefined && loop.length > 2) take(loop)
      loop = undefined
      bench.changed()
    },
    click({ place }) {
      if (caught === undefined) return
      const to = areaAt(bench.coverage(), place)
      if (to === undefined || !receivers().includes(to)) return
      bench.perform({ kind: 'transfer', from: caught.from, to, piece: caught.ring })
      bench.choose([caught.from, to])
      caught = undefined
      bench.finished()
    },
    cancel() {
      if (caught === undefined && loop === undefined) bench.finished()
      caught = undefined
      loop = undefined
      dragging = false
      missed = false
      bench.changed()
    },
  }
}

/** Whether a stretch of border lies on the ring, or within it. */
function touches(ring: readonly Place[]): (arc: Arc) => boolean {
  const keys = new Set(ring.map(keyOf))
  const shape: Polygon = { type: 'Polygon', coordinates: [[...ring, ring[0] ?? [0, 0]].map((place) => [...place])] }
  const on = (place: Place | undefined): boolean => place !== undefined && (keys.has(keyOf(place)) || inside(place, shape))
  return ({ places }) => places.some((place, k) => k > 0 && on(place) && on(places[k - 1]))
}
