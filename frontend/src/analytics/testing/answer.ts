import type { Result, Row } from '../wire'

/** A row of response times in seconds; without a value it has too few cases. */
export function row(code: string, p90: number | undefined, part: Partial<Row> = {}): Row {
  const values = p90 === undefined ? { n: 7, p90: 4_000 } : { n: 162, median: p90 / 4, medianLow: p90 / 5, medianHigh: p90 / 3, p90, p90Low: 0.9 * p90, p90High: 1.2 * p90, shareWithin: 0.5, open: 3 }
  return { code, name: `${code}社区`, values, unknown: p90 === undefined ? 'too-few' : null, ...part }
}

/** An answer about response times; only what the test is about needs to be given. */
export function answer(part: Partial<Result> = {}): Result {
  return {
    id: 'a1', kind: 'response-time',
    definition: { kind: 'response-time', area: 'D', tree: 'administrative', boundaries: 'today', level: 'community', window: { from: '2026-08-25', to: '2026-11-22' }, filters: { categories: [], channels: [], hours: null, days: 'all' }, wish: {} },
    inputs: {},
    columns: [
      { id: 'n', unit: 'count', kind: 'count' }, { id: 'median', unit: 'seconds', kind: 'duration' }, { id: 'medianLow', unit: 'seconds', kind: 'duration' }, { id: 'medianHigh', unit: 'seconds', kind: 'duration' },
      { id: 'p90', unit: 'seconds', kind: 'duration' }, { id: 'p90Low', unit: 'seconds', kind: 'duration' }, { id: 'p90High', unit: 'seconds', kind: 'duration' }, { id: 'shareWithin', unit: 'share', kind: 'share' }, { id: 'open', unit: 'count', kind: 'count' },
    ],
    rows: [row('A', 27_900), row('B', 1_800), row('C', undefined), row('E', 7_200)],
    total: { code: 'D', name: '区', values: { n: 20_088, median: 1_140, p90: 7_440 }, unknown: null },
    mapped: 'p90', scale: { kind: 'ordered', breaks: [1_800, 3_600, 7_200, 14_400] },
    figures: {}, findings: [], notes: [], ...part,
  }
}
