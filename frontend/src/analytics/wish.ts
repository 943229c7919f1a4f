import type { LocationQuery } from 'vue-router'

/** The questions the map answers; siting, splits and comparisons have panes of their own. */
export const KINDS = ['response-time', 'density', 'hot-spots', 'closed-at-community', 'satisfaction', 'coverage', 'patrol', 'staffing'] as const
export type Kind = (typeof KINDS)[number]
export const LEVELS = ['street', 'community', 'grid'] as const
export const PHASES = ['queue', 'travel', 'response', 'handling', 'total'] as const
export const QUANTILES = [0.5, 0.75, 0.9, 0.95] as const
export const FIGURES = ['quantile', 'share-within'] as const
export const STAFFING = ['per-worker', 'missing', 'vacant', 'large', 'floor', 'organisations'] as const
export const RATINGS = ['all', 'self', 'peer', 'public', 'third-party'] as const
export const BANDWIDTHS = [200, 400, 800] as const
export const FALSE_DISCOVERIES = [0.01, 0.05, 0.1] as const
export const MODES = ['walk', 'ebike', 'car'] as const
export const FRAMES = ['none', 'day', 'week', 'month'] as const
export const LAYERS = ['areas', 'surface', 'bands'] as const
export const LISTS = ['rank', 'table', 'places'] as const
export const DAY_KINDS = ['all', 'weekdays', 'weekends'] as const

/** How a value stands in the address: what it reads from there, and the text it writes; undefined where it says nothing new. */
type Field<T> = { read(text: string | undefined): T; write(value: T): string | undefined }

const DAY = /^\d{4}-\d{2}-\d{2}$/
const CODE = /^[\w:.-]{1,80}$/
const clean = (text: string): string | undefined => (text === '' ? undefined : text)

const oneOf = <T extends string | number>(values: readonly T[], otherwise: T): Field<T> => ({
  read: (text) => values.find((value) => String(value) === text) ?? otherwise,
  write: (value) => (value === otherwise ? undefined : String(value)),
})
const maybeOf = <T extends string>(values: readonly T[]): Field<T | undefined> => ({ read: (text) => values.find((value) => value === text), write: (value) => value })
const number = (least: number, most: number, otherwise: number): Field<number> => ({
  read: (text) => (text !== undefined && /^\d+$/.test(text) ? Math.min(most, Math.max(least, Number(text))) : otherwise),
  write: (value) => (value === otherwise ? undefined : String(value)),
})
const maybeNumber: Field<number | undefined> = { read: (text) => (text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined), write: (value) => (value === undefined ? undefined : String(value)) }
const code: Field<string> = { read: (text) => (text !== undefined && CODE.test(text) ? text : ''), write: clean }
const text: Field<string> = { read: (found) => found?.slice(0, 4_000) ?? '', write: clean }
const list: Field<string[]> = { read: (found) => (found ?? '').split(',').filter((one) => CODE.test(one)), write: (value) => clean(value.join(',')) }
const day: Field<string> = { read: (found) => (found !== undefined && DAY.test(found) && !Number.isNaN(Date.parse(found)) ? found : ''), write: clean }
const flag: Field<boolean> = { read: (found) => found === 'yes', write: (value) => (value ? 'yes' : undefined) }
/** From and to, hours of the day; over midnight where it ends before it begins. */
const hours: Field<[number, number] | undefined> = {
  read: (found) => {
    const match = /^(\d{1,2})-(\d{1,2})$/.exec(found ?? '')
    const [from, to] = [Number(match?.[1]), Number(match?.[2])]
    return match !== null && from <= 23 && to <= 24 && from !== to ? [from, to] : undefined
  },
  write: (value) => (value === undefined ? undefined : value.join('-')),
}

const FIELDS = {
  /** The map, or the pane of a decision. */
  view: { ...code, read: (found: string | undefined) => code.read(found) || 'map', write: (value: string) => (value === 'map' ? undefined : value) },
  kind: oneOf(KINDS, 'response-time'),
  area: code, tree: oneOf(['administrative', 'command'] as const, 'administrative'), boundaries: oneOf(['today', 'then'] as const, 'today'),
  /** Without it the level that suits the question. */
  level: maybeOf(LEVELS),
  from: day, to: day, hours, days: oneOf(DAY_KINDS, 'all'), categories: list, channels: list, holders: list,
  phase: oneOf(PHASES, 'response'), limit: number(1, 1440, 30), quantile: oneOf<number>(QUANTILES, 0.9), figure: oneOf(FIGURES, 'quantile'),
  surface: flag, bandwidth: oneOf<number>(BANDWIDTHS, 400),
  per: oneOf(['households', 'km2'] as const, 'households'),
  fdr: oneOf<number>(FALSE_DISCOVERIES, 0.05),
  /** Where help comes from: `elements:` or `responders:` kinds, or one `scenario:`. */
  sources: list, mode: oneOf(MODES, 'car'),
  staffing: oneOf(STAFFING, 'per-worker'), perWorker: number(50, 2_000, 200), ratings: oneOf(RATINGS, 'all'),
  frames: oneOf(FRAMES, 'none'), frame: maybeNumber,
  /** What is shown of the answer, and the area it is about. */
  layer: maybeOf(LAYERS), list: oneOf(LISTS, 'rank'), sort: code, chosen: code,
  /** State of a decision's pane, in its own words. */
  decide: text,
} satisfies Record<string, { read(text: string | undefined): unknown; write(value: never): string | undefined }>

type Fields = typeof FIELDS
export type Wish = { [K in keyof Fields]: Fields[K] extends Field<infer T> ? T : never }

/** Days that a question looks back when nobody says; patrols are looked at over a month at most. */
export const usualDays = (kind: Kind): number => (kind === 'patrol' ? 30 : 90)
const DAY_MILLIS = 86_400_000
export const daysBefore = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00Z`) - days * DAY_MILLIS).toISOString().slice(0, 10)

/** What a link asks for; what it leaves out, or says wrongly, is the usual: three months at home that end today. */
export function wishFrom(query: LocationQuery, home: string, today: string): Wish {
  const entries = Object.entries(FIELDS).map(([key, field]) => {
    const found = query[key]
    return [key, (field as Field<unknown>).read(typeof found === 'string' ? found : undefined)] as const
  })
  const wish = Object.fromEntries(entries) as Wish
  const to = wish.to || today
  const from = wish.from !== '' && wish.from <= to ? wish.from : daysBefore(to, usualDays(wish.kind) - 1)
  return { ...wish, area: wish.area || home, from, to }
}

/** The whole of it; area and days always, so that a link means the same tomorrow and to somebody else. */
export function toQuery(wish: Wish): Record<string, string> {
  return Object.fromEntries(Object.entries(FIELDS).flatMap(([key, field]) => {
    const written = (field as Field<unknown>).write(wish[key as keyof Wish])
    return written === undefined ? [] : [[key, written] as const]
  }))
}

/** Questions that people ask in so many words, each with one click. */
export const PRESETS: Readonly<Record<string, Partial<Wish>>> = {
  night: { kind: 'response-time', phase: 'response', quantile: 0.5, level: 'community', hours: [18, 23] },
  dense: { kind: 'density', per: 'households', level: 'community' },
  hot: { kind: 'hot-spots', level: 'grid' },
  thin: { kind: 'staffing', level: 'street' },
  reach: { kind: 'coverage', level: 'community', sources: ['elements:fire'], mode: 'car' },
  local: { kind: 'closed-at-community', level: 'community' },
}

/** What another question starts from: the same place and days, everything else as usual. */
export function asked({ area, tree, boundaries, from, to }: Wish, part: Partial<Wish>): Wish {
  return { ...wishFrom({}, area, to), tree, boundaries, from, ...part }
}
