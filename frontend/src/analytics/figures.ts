import type { useWords } from '@/i18n/words'
import { numberIn } from './scale'
import type { Column, Result, Row, Unit } from './wire'

export type Words = Pick<ReturnType<typeof useWords>, 't' | 'te' | 'tag'>

/**
 * How the figures of a column are written: all in one unit, so that they can be compared at a glance; `factor` brings them to it.
 * The edge of a class is a round number and is written as one.
 */
export type Format = { unit: string; factor: number; text(value: number): string; edge(value: number): string }

/** Seconds in the unit a whole column is written in, by its largest figure. */
function spanUnit(mostSeconds: number): { seconds: number; unit: 'minutes' | 'hours' | 'days' } {
  if (mostSeconds < 36_000) return { seconds: 60, unit: 'minutes' }
  return mostSeconds < 345_600 ? { seconds: 3_600, unit: 'hours' } : { seconds: 86_400, unit: 'days' }
}

/** From here on ground is told in square kilometres. */
const SQUARE_KILOMETER = 1e6

/** @param most the largest figure of the column: it decides the unit of all */
export function formatOf(unit: Unit, most: number, { t, te, tag }: Words): Format {
  const format = (named: string, factor: number, digits: (value: number) => number, sign = ''): Format => {
    const written = (value: number, least: number): string => `${(value * factor).toLocaleString(tag(), { minimumFractionDigits: least, maximumFractionDigits: digits(value) })}${sign}`
    return { unit: named, factor, text: (value) => written(value, digits(value)), edge: (value) => written(value, 0) }
  }
  const plain = (value: number): number => (Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)
  if (unit === 'share') return format('%', 100, (value) => (Math.abs(value) < 1 && value !== 0 ? 1 : 0), '%')
  if (unit === 'seconds') {
    const span = spanUnit(most)
    return format(t(`unit.${span.unit}`), 1 / span.seconds, (value) => (value === 0 || (span.unit === 'minutes' && value >= 600) ? 0 : 1))
  }
  if (unit === 'squareMeters' && most >= SQUARE_KILOMETER) return format('km²', 1 / SQUARE_KILOMETER, (value) => plain(value / SQUARE_KILOMETER))
  return format(te(`analytics.unit.${unit}`) ? t(`analytics.unit.${unit}`) : '', 1, plain)
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
  const usual = formatOf(column?.unit ?? 'none', most, words)
  // What is counted is not always a case.
  const format = words.te(`analytics.unitOf.${id}`) ? { ...usual, unit: words.t(`analytics.unitOf.${id}`) } : usual
  return id === 'p' ? { ...format, text: (value) => (value < LEAST_P ? `< ${LEAST_P}` : format.text(value)) } : format
}

/** What a column of an answer is called; a quantile says which, an unknown one shows its id. */
export function columnName({ kind }: Pick<Result, 'kind'>, id: string, { t, te }: Words): string {
  if (te(`analytics.columnOf.${kind}.${id}`)) return t(`analytics.columnOf.${kind}.${id}`)
  const quantile = /^p(\d\d)$/.exec(id)?.[1]
  if (quantile !== undefined) return t('analytics.column.quantile', [quantile])
  const share = /^share(\d+)$/.exec(id)?.[1]
  if (share !== undefined) return t('analytics.column.shareMinutes', [share])
  return te(`analytics.column.${id}`) ? t(`analytics.column.${id}`) : id
}

/** What a column of an answer is: its formula. */
export function columnHint({ kind }: Pick<Result, 'kind'>, id: string, { t, te }: Words): string {
  if (te(`analytics.columnHintOf.${kind}.${id}`)) return t(`analytics.columnHintOf.${kind}.${id}`)
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
