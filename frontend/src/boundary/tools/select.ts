import { areaAt } from '../geometry/areaAt'
import { isFree } from '../geometry/coverage'
import { arcsThrough } from '../geometry/edited'
import { insertVertex } from '../geometry/insertVertex'
import { moveVertex } from '../geometry/moveVertex'
import { nearestEdge, nearestVertex } from '../geometry/nearest'
import { type Place, placeAt, same } from '../geometry/place'
import { metersPerDegree } from '../geometry/plane'
import { arcsOf } from '../geometry/shape'
import { snap } from '../geometry/snap'
import { type Bench, type Hint, type Pointer, type Preview, SNAP_PIXELS, type Tool } from './tool'

type Grip = { kind: 'vertex'; place: Place } | { kind: 'edge'; from: Place; to: Place; place: Place }

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

/**
 * Chooses areas, and moves borders: a vertex is dragged, or a stretch of border, which puts a vertex there. Only free
 * borders can be gripped. The held vertex goes by Delete, and by the arrow keys metre by metre; N goes on to the next.
 */
export function selectTool(bench: Bench): Tool {
  let near: Grip | undefined
  let held: Place | undefined
  let drag: { grip: Grip; to: Place; valid: boolean; preview: Preview } | undefined

  const free = (arc: number): boolean => {
    const coverage = bench.coverage()
    const found = coverage.arcs[arc]
    return found !== undefined && isFree(coverage, found)
  }
  const freeVertex = (place: Place): boolean => arcsThrough(bench.coverage(), place).every(free)

  function gripAt({ place }: Pointer): Grip | undefined {
    const reach = bench.metersPerPixel() * SNAP_PIXELS
    const vertex = nearestVertex(bench.coverage(), place, reach, free)
    if (vertex !== undefined && freeVertex(vertex.place)) return { kind: 'vertex', place: vertex.place }
    // Right at a locked vertex nothing can be put beside it.
    if (vertex !== undefined && vertex.meters < reach * 0.6) return undefined
    const edge = nearestEdge(bench.coverage(), place, reach * 0.6, free)
    return edge === undefined ? undefined : { kind: 'edge', from: edge.from, to: edge.to, place: placeAt(...edge.foot) }
  }

  function dragTo(grip: Grip, to: Place): void {
    const coverage = bench.coverage()
    const edited = grip.kind === 'vertex' ? moveVertex(coverage, grip.place, to) : insertVertex(coverage, grip.from, grip.to, to)
    drag = {
      grip, to, valid: edited.valid,
      preview: edited.valid
        ? { coverage: edited.coverage, marks: [{ place: to, kind: 'held' }], cursor: 'grabbing' }
        : { marks: [{ place: to, kind: 'held' }, { place: edited.where, kind: 'bad' }], line: ghost(grip, to), cursor: 'grabbing' },
    }
  }

  /** The way the border would take, to be drawn where it cannot be. */
  function ghost(grip: Grip, to: Place): Place[] {
    if (grip.kind === 'edge') return [grip.from, to, grip.to]
    return arcsThrough(bench.coverage(), grip.place).flatMap((arc) => {
      const places = bench.coverage().arcs[arc]?.places ?? []
      const k = places.findIndex((place) => same(place, grip.place))
      return [places[k - 1], to, places[k + 1]].filter((place) => place !== undefined)
    }).slice(0, 3)
  }

  function drop(): void {
    if (drag === undefined) return
    const { grip, to } = drag
    drag = undefined
    near = undefined
    if (same(grip.place, to)) return
    held = to
    bench.perform(grip.kind === 'vertex' ? { kind: 'move-vertex', at: grip.place, to } : { kind: 'insert-vertex', from: grip.from, to: grip.to, at: to })
  }

  function nudge([dx, dy]: readonly [number, number], meters: number): void {
    if (held === undefined) return
    const [east, north] = metersPerDegree(held[1])
    const to = placeAt(held[0] + (dx * meters) / east, held[1] + (dy * meters) / north)
    const valid = moveVertex(bench.coverage(), held, to).valid
    bench.perform({ kind: 'move-vertex', at: held, to })
    if (valid) held = to
  }

  /** The vertices of the chosen areas' free borders, one after the other. */
  function next(back: boolean): void {
    const coverage = bench.coverage()
    const ring = bench.chosen().flatMap((code) => arcsOf(coverage, code).filter(free).flatMap((arc) => coverage.arcs[arc]?.places ?? [])).filter(freeVertex)
    const vertices = ring.filter((place, k) => ring.findIndex((other) => same(other, place)) === k)
    const at = vertices.findIndex((place) => held !== undefined && same(place, held))
    held = vertices[(at + (back ? vertices.length - 1 : 1)) % Math.max(1, vertices.length)]
  }

  function heldStill(): Place | undefined {
    if (held !== undefined && arcsThrough(bench.coverage(), held).length === 0) held = undefined
    return held
  }

  return {
    hint(): Hint {
      if (drag !== undefined) return { key: drag.valid ? 'dragging' : 'dragBad' }
      if (heldStill() !== undefined) return { key: 'vertexHeld' }
      if (near?.kind === 'vertex') return { key: 'overVertex' }
      if (near?.kind === 'edge') return { key: 'overEdge' }
      return { key: bench.chosen().length === 0 ? 'select' : 'selected' }
    },
    preview(): Preview {
      if (drag !== undefined) return drag.preview
      const marks: NonNullable<Preview['marks']>[number][] = []
      const still = heldStill()
      if (still !== undefined) marks.push({ place: still, kind: 'held' })
      if (near !== undefined && (still === undefined || !same(near.place, still))) marks.push({ place: near.place, kind: 'possible' })
      return { marks, cursor: near === undefined ? '' : near.kind === 'vertex' ? 'grab' : 'copy' }
    },
    press(at) {
      const grip = gripAt(at)
      if (grip === undefined) return false
      drag = { grip, to: grip.place, valid: true, preview: { marks: [{ place: grip.place, kind: 'held' }], cursor: 'grabbing' } }
      bench.changed()
      return true
    },
    move(at) {
      if (drag === undefined) near = gripAt(at)
      else {
        // The vertex must not stick to the very borders it belongs to; roads and other borders draw it.
        const own = new Set(arcsThrough(bench.coverage(), drag.grip.kind === 'vertex' ? drag.grip.place : drag.grip.from))
        const to = at.shift ? placeAt(...at.place) : snapToRoads(at.place, own)
        dragTo(drag.grip, to)
      }
      bench.changed()
    },
    release() {
      if (drag !== undefined && same(drag.grip.place, drag.to)) {
        held = drag.grip.kind === 'vertex' ? drag.grip.place : undefined
        drag = undefined
      }
      drop()
      bench.changed()
    },
    click(at) {
      held = undefined
      const code = areaAt(bench.coverage(), at.place)
      const mine = code !== undefined && bench.coverage().faces.get(code)?.editable === true
      const before = bench.chosen()
      if (!mine) bench.choose([])
      else if (at.shift) bench.choose(before.includes(code) ? before.filter((other) => other !== code) : [...before, code])
      else bench.choose([code])
      bench.changed()
    },
    key(key, shift) {
      const step = STEPS[key]
      if ((key === 'Delete' || key === 'Backspace') && heldStill() !== undefined) {
        bench.perform({ kind: 'delete-vertex', at: held ?? [0, 0] })
        held = undefined
      } else if (step !== undefined && heldStill() !== undefined) nudge(step, shift ? 10 : 1)
      else if (key === 'n' || key === 'N') next(shift)
      else return false
      bench.changed()
      return true
    },
    cancel() {
      if (drag !== undefined) drag = undefined
      else if (heldStill() !== undefined) held = undefined
      else bench.choose([])
      bench.changed()
    },
  }

  function snapToRoads(place: Place, own: ReadonlySet<number>): Place {
    const reach = bench.metersPerPixel() * SNAP_PIXELS * 0.6
    const snapped = snap(place, reach, { arcs: [], faces: new Map() }, bench.roads())
    return own.size > 0 && snapped.to === 'road' ? snapped.place : placeAt(...place)
  }
}
