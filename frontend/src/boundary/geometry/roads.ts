import { distanceMeters, footOn } from './plane'
import { keyOf, placeAt, type Place } from './place'
import type { Line } from './snap'

/** Ends of roads this near to another road are joined to it. */
const JOIN_METERS = 0.5

export type RoadGraph = { places: Place[]; links: { to: number; meters: number }[][] }

/** The roads as a graph: a node at every vertex, roads joined where one ends on another. */
export function roadGraph(lines: readonly Line[]): RoadGraph {
  const graph: RoadGraph = { places: [], links: [] }
  const known = new Map<string, number>()
  const node = (place: Place): number => {
    const found = known.get(keyOf(place))
    if (found !== undefined) return found
    graph.links.push([])
    const index = graph.places.push(place) - 1
    known.set(keyOf(place), index)
    return index
  }
  for (const line of lines) for (let k = 1; k < line.length; k++) link(graph, node(line[k - 1] ?? [0, 0]), node(line[k] ?? [0, 0]))
  for (const line of lines) for (const end of [line[0], line.at(-1)]) if (end !== undefined) joinTo(end)
  return graph

  function joinTo(end: Place): void {
    for (const line of lines) {
      for (let k = 1; k < line.length; k++) {
        const [a, b] = [line[k - 1], line[k]]
        if (a === undefined || b === undefined) continue
        const { meters, share } = footOn(end, a, b)
        if (meters > JOIN_METERS || share <= 0 || share >= 1) continue
        link(graph, node(end), node(a))
        link(graph, node(end), node(b))
      }
    }
  }
}

function link({ places, links }: RoadGraph, a: number, b: number): void {
  if (a === b || links[a]?.some(({ to }) => to === b)) return
  const meters = distanceMeters(places[a] ?? [0, 0], places[b] ?? [0, 0])
  links[a]?.push({ to: b, meters })
  links[b]?.push({ to: a, meters })
}

/**
 * The course along roads from one place to another (Dijkstra), by way of a third when it is given. It begins and ends on
 * the roads nearest to the places within `reachMeters`; undefined when there are none or no road connects them.
 */
export function alongRoads(graph: RoadGraph, from: Place, to: Place, reachMeters: number, through?: Place): Place[] | undefined {
  const own: RoadGraph = { places: [...graph.places], links: graph.links.map((links) => [...links]) }
  const stops = [from, ...(through === undefined ? [] : [through]), to].map((place) => stopAt(own, place, reachMeters))
  const course: number[] = []
  for (let k = 1; k < stops.length; k++) {
    const [a, b] = [stops[k - 1], stops[k]]
    const part = a === undefined || b === undefined ? undefined : shortest(own, a, b)
    if (part === undefined) return undefined
    course.push(...(course.length === 0 ? part : part.slice(1)))
  }
  return withoutReturns(course).map((node) => placeAt(...(own.places[node] ?? from)))
}

/** A way by a third place may run out and back: the spur is left out. */
function withoutReturns(course: readonly number[]): number[] {
  const kept: number[] = []
  for (const node of course) {
    const before = kept.indexOf(node)
    if (before >= 0) kept.length = before
    kept.push(node)
  }
  return kept
}

/** A node of its own on the road nearest to a place, or the vertex that is there. */
function stopAt(graph: RoadGraph, place: Place, reachMeters: number): number | undefined {
  let best: { a: number; b: number; foot: Place; meters: number } | undefined
  graph.links.forEach((links, a) => {
    for (const { to: b } of links) {
      if (b < a) continue
      const { foot, meters } = footOn(place, graph.places[a] ?? place, graph.places[b] ?? place)
      if (meters <= (best?.meters ?? reachMeters)) best = { a, b, foot, meters }
    }
  })
  if (best === undefined) return undefined
  const { a, b, foot } = best
  const end = [a, b].find((node) => distanceMeters(graph.places[node] ?? foot, foot) < JOIN_METERS)
  if (end !== undefined) return end
  graph.links.push([])
  const node = graph.places.push(placeAt(...foot)) - 1
  link(graph, node, a)
  link(graph, node, b)
  return node
}

function shortest({ links }: RoadGraph, from: number, to: number): number[] | undefined {
  const cost = new Map([[from, 0]])
  const back = new Map<number, number>()
  const open = new Set([from])
  while (open.size > 0) {
    let next = -1
    for (const node of open) if (next < 0 || (cost.get(node) ?? 0) < (cost.get(next) ?? 0)) next = node
    if (next === to) break
    open.delete(next)
    for (const { to: beyond, meters } of links[next] ?? []) {
      const total = (cost.get(next) ?? 0) + meters
      if (total >= (cost.get(beyond) ?? Infinity)) continue
      cost.set(beyond, total)
      back.set(beyond, next)
      open.add(beyond)
    }
  }
  if (!cost.has(to)) return undefined
  const course = [to]
  for (let node = back.get(to); node !== undefined; node = back.get(node)) course.unshift(node)
  return course
}
