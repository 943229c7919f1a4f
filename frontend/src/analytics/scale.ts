import type { Result, Row, Scale, Surface } from './wire'

/** Ordered figures on the light map, from little to much: told apart by lightness alone, dark is where to look. */
export const ORDERED = ['#f6f1bd', '#c3dd93', '#7fc79a', '#3fa5a0', '#2a7c9c', '#30508f', '#38206b'] as const
/** Figures on both sides of a middle. */
export const DIVERGING = ['#1f5fa8', '#7fb0dd', '#d6e4ef', '#f3efe6', '#f3d0a9', '#dd8a4a', '#9c4410'] as const
/** Where there is too little to speak of; always hatched. */
export const UNKNOWN = '#5b6b80'

/** Words a map is coloured by, the one to look at first on top. */
const KINDS: Readonly<Record<string, string>> = { hot: DIVERGING[6], 'not-significant': DIVERGING[3], cold: DIVERGING[0] }

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** So many colours from end to end of a ramp, straight between neighbours; the server draws its pictures with the same. */
export function coloursOf(ramp: readonly string[], count: number): string[] {
  if (count <= 1) return [ramp[(ramp.length - 1) / 2] ?? UNKNOWN]
  return Array.from({ length: count }, (_, k) => {
    const at = (k / (count - 1)) * (ramp.length - 1)
    const low = Math.min(ramp.length - 2, Math.floor(at))
    const [one, other] = [channels(ramp[low] ?? UNKNOWN), channels(ramp[low + 1] ?? UNKNOWN)]
    return `#${one.map((value, c) => Math.round(value + (at - low) * ((other[c] ?? 0) - value)).toString(16).padStart(2, '0')).join('')}`
  })
}

/** Colours of the classes of a scale, lowest first. Where much is good the ramp is turned, so that dark stays where to look. */
export function classColours({ kind, breaks, better }: Scale): string[] {
  const colours = coloursOf(kind === 'diverging' ? DIVERGING : ORDERED, breaks.length + 1)
  return better === 'high' ? colours.reverse() : colours
}

/** Number of the class that holds a value: below the first break 0; a value on a break belongs above it. */
export const classOf = (breaks: readonly number[], value: number): number => breaks.filter((one) => value >= one).length

export const numberIn = (row: Row, column: string): number | undefined => {
  const value = row.values[column]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The figure a row may be coloured by: none where it is not known. */
export const knownIn = (row: Row, column: string): number | undefined => (row.unknown == null ? numberIn(row, column) : undefined)

/** The colour of a row; undefined where its figure is not known. */
export function colourOf(row: Row, column: string, scale: Scale): string | undefined {
  if (row.unknown != null) return undefined
  const found = row.values[column]
  if (scale.kind === 'kinds') return typeof found === 'string' ? KINDS[found] : undefined
  const value = numberIn(row, column)
  return value === undefined ? undefined : classColours(scale)[classOf(scale.breaks, value)]
}

/** A surface has breaks of its own, in its own unit. */
export const surfaceScale = ({ breaks, better }: Surface): Scale => ({ kind: 'ordered', breaks, ...(better == null ? {} : { better }) })

/** One class for every band: the minutes are where they end. */
export function bandScale({ bands }: Pick<Result, 'bands'>): Scale & { minutes: number[] } {
  const minutes = [...new Set((bands?.features ?? []).map(({ properties }) => Number(properties?.['minutes'])))].sort((a, b) => a - b)
  return { kind: 'ordered', breaks: minutes.slice(0, -1), minutes }
}

export type Painted = { colours: Map<string, string>; unknown: string[] }

/** The colour of every area that has one; all others are unknown. Without a column nothing is said of any. */
export function paint(rows: readonly Row[], column: string, scale: Scale): Painted {
  const colours = new Map<string, string>()
  const unknown: string[] = []
  if (column === '') return { colours, unknown }
  for (const row of rows) {
    const colour = colourOf(row, column, scale)
    if (colour === undefined) unknown.push(row.code)
    else colours.set(row.code, colour)
  }
  return { colours, unknown }
}

export type LegendClass = { colour: string; from?: number; to?: number; word?: string; count: number }

/** The classes of a scale with how many areas stand in each, the one to look at first on top. */
export function legendOf(rows: readonly Row[], column: string, scale: Scale): LegendClass[] {
  if (scale.kind === 'kinds') return Object.entries(KINDS).map(([word, colour]) => ({ word, colour, count: rows.filter((row) => row.unknown == null && row.values[column] === word).length }))
  const counts = new Map<number, number>()
  for (const row of rows) {
    const value = knownIn(row, column)
    if (value !== undefined) counts.set(classOf(scale.breaks, value), (counts.get(classOf(scale.breaks, value)) ?? 0) + 1)
  }
  const classes = classColours(scale).map((colour, k): LegendClass => ({ colour, from: scale.breaks[k - 1], to: scale.breaks[k], count: counts.get(k) ?? 0 }))
  return scale.better === 'high' ? classes : classes.reverse()
}

/** The column that ranks the areas: words have no order, what they rest on has. */
export const rankedBy = ({ scale, mapped, columns }: Result): string => (scale.kind !== 'kinds' ? mapped : (['z', 'value', 'n'].find((id) => columns.some((column) => column.id === id)) ?? mapped))

/** How many areas are unknown, by reason. */
export function unknownOf(rows: readonly Row[]): [reason: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { unknown } of rows) if (unknown != null) counts.set(unknown, (counts.get(unknown) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

/** Rows by a figure, the one to look at first on top; what is not known comes last, in the order of codes. */
export function ranked(rows: readonly Row[], column: string, descending: boolean): Row[] {
  const sign = descending ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [knownIn(a, column), knownIn(b, column)]
    if (x === undefined || y === undefined) return x === y ? a.code.localeCompare(b.code) : x === undefined ? 1 : -1
    return x === y ? a.code.localeCompare(b.code) : sign * (x - y)
  })
}
