import { columnFormat, columnName, formatOf, withUnit, type Words } from './figures'
import type { Finding, Result } from './wire'

/** A piece of a sentence: words, or a figure that leads to the area, the column, the place or the hours it is about. */
export type Part = { text: string; area?: string; column?: string; place?: { lng: number; lat: number }; hours?: [number, number] }

/** Figures that count something and stand in no column. */
const COUNTS = new Set(['count', 'of', 'persons', 'limitMinutes', 'minutes', 'hot', 'cold', 'limit', 'excepted', 'leaders', 'members', 'instructors', 'volunteers', 'publicN', 'expected', 'sites', 'parts', 'grids'])
/** Figures that are a part of one and stand in no column. */
const SHARES = new Set(['share', 'imbalanceBefore', 'imbalanceAfter', 'alongShare'])
/** What the figures of a finding are of, where that is not what is on the map. */
const ABOUT: Readonly<Record<string, string>> = { 'outstanding-share': 'shareWithin', 'rising-area': 'n', 'falling-area': 'n', 'hot-area': 'value', 'cold-area': 'value' }

/** Splits a pattern such as `{area} waits {value}` into words and names in braces. */
export const tokens = (pattern: string): { text: string; name: boolean }[] =>
  pattern.split(/(\{\w+\})/).filter((piece) => piece !== '').map((piece) => (/^\{\w+\}$/.test(piece) ? { text: piece.slice(1, -1), name: true } : { text: piece, name: false }))

/** The column a finding is about: the one it names, that of the quantile it names, or the one on the map. */
function columnOf({ kind, figures }: Finding, { mapped }: Result): string {
  const { column, quantile } = figures
  if (typeof column === 'string') return column
  const about = ABOUT[kind]
  if (about !== undefined) return about
  if (typeof quantile !== 'number') return mapped
  return quantile === 0.5 ? 'median' : `p${Math.round(100 * quantile)}`
}

/**
 * A finding in words, its figures apart so that each can be clicked. A kind that has no words here, or one that lacks a
 * figure, is said by its figures: a newer server is still understood.
 *
 * @param again whether the sentence before says the same of another area; what holds for all is not repeated
 */
export function sentence(finding: Finding, result: Result, words: Words & { pattern(key: string): string }, again = false): Part[] {
  const { kind, area, figures } = finding
  const column = columnOf(finding, result)
  const format = columnFormat(result, column, words)
  const here = area == null ? {} : { area: area.code }

  const figure = (name: string): Part | undefined => {
    const value = figures[name]
    if (typeof value === 'string') return { text: name === 'group' && words.te(`analytics.group.${value}`) ? words.t(`analytics.group.${value}`) : value }
    if (typeof value !== 'number') return undefined
    // The words around it say what is counted.
    if (name !== 'value' && result.columns.some(({ id }) => id === name)) return { text: columnFormat(result, name, words).text(value), column: name, ...here }
    if (SHARES.has(name)) return { text: formatOf('share', 1, words).text(value), column, ...here }
    if (kind === 'group-behind' && name === 'total') return { text: formatOf('share', 1, words).text(value) }
    if (COUNTS.has(name)) return { text: formatOf('count', value, words).text(value) }
    return { text: withUnit(format, value), column, ...(name === 'whole' || name === 'total' ? {} : here) }
  }
  const said = (name: string): Part | undefined => {
    const { from, to, lng, lat, value, whole } = figures
    switch (name) {
      case 'area': return area == null ? undefined : { text: area.name, area: area.code }
      case 'column': return { text: columnName(result, column, words) }
      case 'hours': return typeof from === 'number' && typeof to === 'number' ? { text: `${clock(from)}–${clock(to)}`, hours: [from, to] } : undefined
      case 'place': return typeof lng === 'number' && typeof lat === 'number' ? { text: words.t('analytics.here'), place: { lng, lat } } : undefined
      case 'times': return typeof value === 'number' && typeof whole === 'number' && whole > 0 ? { text: (value / whole).toFixed(1) } : undefined
      default: return figure(name)
    }
  }
  const key = again && words.te(`analytics.again.${kind}`) ? `analytics.again.${kind}` : `analytics.finding.${kind}`
  const parts = words.te(key) ? tokens(words.pattern(key)).map(({ text, name }): Part | undefined => (name ? said(text) : { text })) : [undefined]
  if (!parts.includes(undefined)) return parts as Part[]
  const rest = Object.keys(figures).filter((name) => name !== 'column').flatMap((name) => {
    const part = figure(name)
    return part === undefined ? [] : [{ text: ` ${name} ` }, part]
  })
  return [area == null ? { text: kind } : { text: area.name, area: area.code }, ...rest]
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

export const plain = (parts: readonly Part[]): string => parts.map(({ text }) => text).join('')
