import type { Spot, WireStation } from './wire'

/** A station as it was when it came into the plan; an added one began nowhere. */
export type Station = { key: string; origin: WireStation['origin']; home: Spot | undefined; name: string | undefined; kind: string | undefined }
/** One change by hand: from nowhere is added, to nowhere is removed. */
export type Step = { key: string; from: Spot | undefined; to: Spot | undefined }
/** Stations and what was done with them, the first `done` steps of it; the rest is undone and can be done again. */
export type Plan = { stations: readonly Station[]; steps: readonly Step[]; done: number }
export type Change = 'stays' | 'moved' | 'added' | 'removed'

export const planOf = (stations: readonly WireStation[]): Plan => ({
  stations: stations.map(({ label, lng, lat, origin, name, kind }) => ({ key: `s${label}`, origin, home: { lng, lat }, name: name ?? undefined, kind: kind ?? undefined })),
  steps: [],
  done: 0,
})

/** A new change takes the place of what was undone. */
const after = ({ stations, steps, done }: Plan, step: Step, more: readonly Station[] = []): Plan => ({ stations: [...stations, ...more], steps: [...steps.slice(0, done), step], done: done + 1 })

/** Where every station that stands is. */
export function spotsOf({ stations, steps, done }: Plan): Map<string, Spot> {
  const spots = new Map(stations.flatMap(({ key, home }) => (home === undefined ? [] : [[key, home] as const])))
  for (const { key, to } of steps.slice(0, done)) {
    if (to === undefined) spots.delete(key)
    else spots.set(key, to)
  }
  return spots
}

export const same = (a: Spot | undefined, b: Spot | undefined): boolean => a === b || (a !== undefined && b !== undefined && a.lng === b.lng && a.lat === b.lat)

/** A millionth of a degree, a tenth of a metre: what a link keeps is what is asked. */
export const rounded = ({ lng, lat }: Spot): Spot => ({ lng: Math.round(lng * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 })

export function add(plan: Plan, to: Spot, name?: string): Plan {
  const key = `a${plan.stations.filter(({ home }) => home === undefined).length + 1}`
  return after(plan, { key, from: undefined, to: rounded(to) }, [{ key, origin: 'added', home: undefined, name, kind: undefined }])
}

export function move(plan: Plan, key: string, to: Spot): Plan {
  const from = spotsOf(plan).get(key)
  return from === undefined || same(from, rounded(to)) ? plan : after(plan, { key, from, to: rounded(to) })
}

export function remove(plan: Plan, key: string): Plan {
  const from = spotsOf(plan).get(key)
  return from === undefined ? plan : after(plan, { key, from, to: undefined })
}

/** Back to where it stood in the beginning. */
export function restore(plan: Plan, key: string): Plan {
  const home = plan.stations.find((station) => station.key === key)?.home
  const from = spotsOf(plan).get(key)
  return home === undefined || same(from, home) ? plan : after(plan, { key, from, to: home })
}

export const undo = (plan: Plan): Plan => ({ ...plan, done: Math.max(0, plan.done - 1) })
export const redo = (plan: Plan): Plan => ({ ...plan, done: Math.min(plan.steps.length, plan.done + 1) })
export const reset = (plan: Plan): Plan => ({ ...plan, done: 0 })

/** What became of a station. */
export function changeOf({ key, home }: Station, spots: ReadonlyMap<string, Spot>): Change {
  const spot = spots.get(key)
  if (spot === undefined) return 'removed'
  if (home === undefined) return 'added'
  return same(spot, home) ? 'stays' : 'moved'
}

/** How many stations are moved, added and removed; added and removed again counts as nothing. */
export function countChanges(plan: Plan): Record<Exclude<Change, 'stays'>, number> {
  const spots = spotsOf(plan)
  const counts = { moved: 0, added: 0, removed: 0 }
  for (const station of plan.stations) {
    const change = changeOf(station, spots)
    if (change !== 'stays' && !(change === 'removed' && station.home === undefined)) counts[change]++
  }
  return counts
}

/** Where the server has the stations. */
export type Known = ReadonlyMap<string, Spot & { label: number }>
export type Difference = { add: { key: string; spot: Spot; name: string | undefined }[]; move: { key: string; label: number; spot: Spot }[]; remove: { key: string; label: number }[] }

/** What to tell the server so that it has the stations where they are wanted. */
export function difference(known: Known, wanted: ReadonlyMap<string, Spot>, stations: readonly Station[]): Difference {
  const names = new Map(stations.map(({ key, name }) => [key, name]))
  const found: Difference = { add: [], move: [], remove: [] }
  for (const [key, spot] of wanted) {
    const there = known.get(key)
    if (there === undefined) found.add.push({ key, spot, name: names.get(key) })
    else if (there.lng !== spot.lng || there.lat !== spot.lat) found.move.push({ key, label: there.label, spot })
  }
  for (const [key, { label }] of known) if (!wanted.has(key)) found.remove.push({ key, label })
  return found
}

export const isNone = ({ add: added, move: moved, remove: removed }: Difference): boolean => added.length + moved.length + removed.length === 0
