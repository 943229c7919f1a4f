import { definitionOf, sourcesOf } from '../definition'
import type { Definition, Result, ResultLevel } from '../wire'
import type { Wish } from '../wish'
import { fieldsOf, spotsFrom, spotsText, textOf, within } from './text'
import type { AreaChange, Goal, Site, SitingFigures, Spot } from './wire'

export const GOALS = ['cover', 'least-time', 'fewest'] as const satisfies readonly Goal[]
export const DEMANDS = ['households', 'cases'] as const
export const MOST_NEW = 50
export const MINUTES = { least: 3, most: 30 } as const
/** Around a place where nothing may be built, metres. */
export const FORBIDDEN_METERS = 250
/** Between the places that are tried, metres along the roads. */
const EVERY_METERS = 500

/** What the siting pane asks; the address holds it. */
export type SitingWish = {
  goal: Goal
  sites: number
  minutes: number
  demand: (typeof DEMANDS)[number]
  /** Households one site can serve; undefined: as many as come. */
  capacity: number | undefined
  /** Per cent to be reached, where the fewest sites are asked for. */
  percent: number
  fixed: Spot[]
  forbidden: Spot[]
}

export function readSiting(own: string): SitingWish {
  const fields = fieldsOf(own)
  const capacity = within(fields.get('c'), 0, 1_000_000, 0)
  return {
    goal: GOALS.find((one) => one === fields.get('g')) ?? 'cover',
    sites: within(fields.get('n'), 1, MOST_NEW, 1),
    minutes: within(fields.get('m'), MINUTES.least, MINUTES.most, 10),
    demand: DEMANDS.find((one) => one === fields.get('d')) ?? 'households',
    capacity: capacity === 0 ? undefined : capacity,
    percent: within(fields.get('p'), 1, 100, 95),
    fixed: spotsFrom(fields.get('f')),
    forbidden: spotsFrom(fields.get('x')),
  }
}

export const writeSiting = ({ goal, sites, minutes, demand, capacity, percent, fixed, forbidden }: SitingWish): string => textOf({
  g: goal === 'cover' ? undefined : goal, n: sites === 1 ? undefined : sites, m: minutes === 10 ? undefined : minutes, d: demand === 'households' ? undefined : demand,
  c: capacity, p: percent === 95 ? undefined : percent, f: spotsText(fixed), x: spotsText(forbidden),
})

/** The question as the service is asked it; the filters of cases bear on it only where cases are the demand. */
export function sitingDefinition(wish: Wish, { goal, sites, minutes, demand, capacity, percent, fixed, forbidden }: SitingWish, level: ResultLevel): Definition {
  const base = definitionOf({ ...wish, kind: demand === 'cases' ? 'response-time' : 'staffing', level, surface: false, frames: 'none' })
  return {
    ...base, kind: 'siting', tree: 'administrative', boundaries: 'today',
    wish: {
      goal, minutes, new: goal === 'fewest' ? MOST_NEW : sites, mode: wish.mode, sources: sourcesOf(wish.sources.filter((one) => !one.startsWith('responders:'))), fixed, forbidden: forbidden.map((spot) => ({ ...spot, meters: FORBIDDEN_METERS })),
      capacity: capacity ?? null, candidates: { nodesEveryMeters: EVERY_METERS }, demand, ...(goal === 'fewest' ? { share: percent / 100 } : {}),
    },
  }
}

export const sitesOf = (result: Result): Site[] => (result.points?.features ?? []) as Site[]
export const newSites = (result: Result): Site[] => sitesOf(result).filter(({ properties }) => properties.role === 'new').sort((a, b) => (a.properties.rank ?? 0) - (b.properties.rank ?? 0))
export const spotOf = ({ geometry }: Site): Spot => ({ lng: geometry.coordinates[0] ?? 0, lat: geometry.coordinates[1] ?? 0 })
export const figuresOf = (result: Result): SitingFigures => result.figures as unknown as SitingFigures

const share = (value: unknown): number => (typeof value === 'number' ? value : 0)
/** The areas of an answer as a what-if tells them: one share, before and after. */
export const changesOf = (result: Result): AreaChange[] => result.rows.map(({ code, name, values }) => ({
  code, name, households: share(values['households']),
  begin: { shares: [share(values['before'])] }, now: { shares: [share(values['after'])] },
}))
