import type { Definition, ResultLevel } from './wire'
import { type Kind, KINDS, LEVELS, type Wish } from './wish'

const USUAL_LEVEL: Readonly<Record<Kind, ResultLevel>> = {
  'response-time': 'community', density: 'community', 'hot-spots': 'grid', 'closed-at-community': 'community', satisfaction: 'street', coverage: 'community', patrol: 'grid', staffing: 'street',
}
export const levelOf = ({ kind, level }: Pick<Wish, 'kind' | 'level'>): ResultLevel => level ?? USUAL_LEVEL[kind]

/** The levels that lie below an area; a grid is only told by itself. */
export function levelsBelow(own: string | undefined): readonly ResultLevel[] {
  const below = LEVELS.slice(LEVELS.findIndex((one) => one === own) + 1)
  return below.length === 0 ? ['grid'] : below
}

/** The question as it can be asked of an area: by the level wished for where that lies below it, else by the next one down. */
export function fitted(wish: Wish, own: string | undefined): Wish {
  const below = levelsBelow(own)
  return below.includes(levelOf(wish)) || below[0] === undefined ? wish : { ...wish, level: below[0] }
}

/** Whether the map answers questions of this kind; the panes of decisions have their own. */
export const isKind = (kind: string): kind is Kind => KINDS.some((one) => one === kind)

/** What a kind of question can be narrowed by. */
export type Narrowing = 'cases' | 'time' | 'surface' | 'frames' | 'sources'
const NARROWED: Readonly<Record<Kind, readonly Narrowing[]>> = {
  'response-time': ['time', 'cases', 'frames', 'surface'], density: ['time', 'cases', 'frames', 'surface'], 'hot-spots': ['time', 'cases'], 'closed-at-community': ['time', 'cases', 'frames'],
  satisfaction: ['time', 'cases'], coverage: ['sources', 'surface'], patrol: ['time'], staffing: [],
}
export const narrowedBy = (kind: Kind, what: Narrowing): boolean => NARROWED[kind].includes(what)

/** Metres of a cell of a surface: eight of them in a bandwidth keep it smooth. */
const cellOf = (bandwidthMeters: number): number => bandwidthMeters / 8

/** A house or two. */
const COVERAGE_CELL_METERS = 25

export const MINUTES = [5, 10, 15] as const

/** The question as the service is asked it; what does not bear on the kind is left out, so that equal questions are equal. */
export function definitionOf(wish: Wish): Definition {
  const { kind, area, tree, boundaries, from, to, categories, channels, holders, hours, days } = wish
  const cases = narrowedBy(kind, 'cases')
  return {
    kind, area, tree, boundaries, level: levelOf(wish), window: { from, to },
    filters: {
      categories: cases ? [...categories].sort() : [], channels: cases ? [...channels].sort() : [], ...(cases && holders.length > 0 ? { holders: [...holders].sort() } : {}),
      hours: cases && hours !== undefined ? { from: hours[0], to: hours[1] } : null, days: cases ? days : 'all',
    },
    ...(narrowedBy(kind, 'frames') && wish.frames !== 'none' ? { frames: wish.frames } : {}),
    wish: wishOf(wish),
  }
}

function wishOf(wish: Wish): Record<string, unknown> {
  const surface = wish.surface ? { cellMeters: cellOf(wish.bandwidth), bandwidthMeters: wish.bandwidth } : null
  switch (wish.kind) {
    case 'response-time': return { phase: wish.phase, limitMinutes: wish.limit, quantile: wish.quantile, figure: wish.figure, surface }
    case 'density': return { per: wish.per, surface }
    case 'hot-spots': return { falseDiscoveries: wish.fdr }
    case 'coverage': return { sources: sourcesOf(wish.sources), mode: wish.mode, minutes: [...MINUTES], surface: wish.surface ? { cellMeters: COVERAGE_CELL_METERS } : null }
    case 'staffing': return { figure: wish.staffing, householdsPerWorker: wish.perWorker }
    case 'satisfaction': return { source: wish.ratings === 'all' ? null : wish.ratings }
    default: return {}
  }
}

/** The first names what they are; without any, the fire stations. */
export function sourcesOf(sources: readonly string[]): Record<string, unknown> {
  const [what = 'elements'] = (sources[0] ?? '').split(':')
  const named = sources.flatMap((source) => (source.startsWith(`${what}:`) ? [source.slice(what.length + 1)] : []))
  if (what === 'scenario' && named[0] !== undefined) return { scenario: named[0] }
  if (what === 'responders' && named.length > 0) return { responders: named }
  return { elements: what === 'elements' && named.length > 0 ? named : ['fire'] }
}
