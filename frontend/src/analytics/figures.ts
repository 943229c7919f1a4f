import type { useWords } from '@/i18n/words'
import { numberIn } from './scale'
import type { Column, Result, Row, Unit } from './wire'

export type Words = Pick<ReturnType<typeof useWords>, 't' | 'te' | 'tag'>

/** How the figures of a column are written: all in one unit, so that they can be compared at a glance; `factor` brings them to it. */
export type Format = { unit: string; factor: number; text(value: number): string }

/** Seconds in the unit a whole column is written in, by its largest figure. */
function spanUnit(mostSeconds: number): { seconds: number; unit: 'minutes' | 'hours' | 'days' } {
  if (mostSeconds < 36_000) return { seconds: 60, unit: 'minutes' }
  return mostSeconds < 345_600 ? { seconds: 3_600, unit: 'hours' } : { seconds: 86_400, unit: 'days' }
}

/** @param most the largest figure of the column: it decides the unit of all */
export function formatOf(unit: Unit, most: number, { t, te, tag }: Words): Format {
  const written = (value: number, digits: number): string => value.toLocaleString(tag(), { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const plain = (value: number): string => (Number.isInteger(value) || Math.abs(value) >= 100 ? written(value, 0) : written(value, Math.abs(value) >= 10 ? 1 : 2))
  const named = te(`analytics.unit.${unit}`) ? t(`analytics.unit.${unit}`) : ''
  if (unit === 'share') return { unit: '%', factor: 100, text: (value) => `${written(100 * value, Math.abs(value) < 1 && value !== 0 ? 1 : 0)}%` }
  if (unit === 'seconds') {
    const span = spanUnit(most)
    return { unit: t(`unit.${span.unit}`), factor: 1 / span.seconds, text: (value) => written(value / span.seconds, value === 0 || (span.unit === 'minutes' && value >= 600) ? 0 : 1) }
  }
  return { unit: named, factor: 1, text: plain }
}

/** The bounds of a column's figure stand in columns of their own. */
export const isBound = (id: string, columns: readonly Column[]): boolean => /(Low|High)$/.test(id) && columns.some((column) => column.id === id.replace(/(Low|High)$/, ''))

/** Columns that are shown as such; bounds are drawn with the figure they belong to. */
export const shownColumns = (columns: readonly Column[]): Column[] => columns.filter(({ id }) => !isBound(id, columns))

export function intervalOf(row: Row, column: string): [low: number, high: number] | undefined {
  const [low, high] = [numberIn(row, `${column}Low`), numberIn(row, `${column}High`)]
  return low === undefined || high === undefined ? undefined : [low, high]
}

/** The rows that a question shows together: those of all frames share their units and scale. */
export const allRows = ({ rows, frames }: Result): readonly Row[] => (frames == null ? rows : [...rows, ...frames.flatMap((frame) => frame.rows)])

/** Below this a probability is only said to be below it. */
const LEAST_P = 0.001

export function columnFormat(result: Result, id: string, words: Words): Format {
  const column = result.columns.find((one) => one.id === id)
  let most = 0
  for (const row of allRows(result)) most = Math.max(most, Math.abs(numberIn(row, id) ?? 0))
  const format = formatOf(column?.unit ?? 'none', most, words)
  return id === 'p' ? { ...format, text: (value) => (value < LEAST_P ? `< ${LEAST_P}` : format.text(value)) } : format
}

/** What a column is called; a quantile says which, an unknown one shows its id. */
export function columnName(id: string, { t, te }: Words): string {
  const quantile = /^p(\d\d)$/.exec(id)?.[1]
  if (quantile !== undefined) return t('analytics.column.quantile', [quantile])
  const share = /^share(\d+)$/.exec(id)?.[1]
  if (share !== undefined) return t('analytics.column.shareMinutes', [share])
  return te(`analytics.column.${id}`) ? t(`analytics.column.${id}`) : id
}

/** What a column is: its formula. */
export function columnHint(id: string, { t, te }: Words): string {
  const quantile = /^p(\d\d)$/.exec(id)?.[1]
  if (quantile !== undefined) return t('analytics.columnHint.quantile', [quantile])
  const share = /^share(\d+)$/.exec(id)?.[1]
  if (share !== undefined) return t('analytics.columnHint.shareMinutes', [share])
  return te(`analytics.columnHint.${id}`) ? t(`analytics.columnHint.${id}`) : ''
}

/** Why an area has no colour. */
export const reasonText = (reason: string, { t, te }: Words): string => (te(`analytics.unknown.${reason}`) ? t(`analytics.unknown.${reason}`) : reason)

/** A figure with its unit: 25 分钟, 83.4%. */
export const withUnit = ({ unit, text }: Format, value: number): string => (unit === '' || unit === '%' ? text(value) : `${text(value)} ${unit}`)
