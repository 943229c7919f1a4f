/** One mark of a chart that can be picked: where it stands, and what it says when it is read aloud. */
export type ChartItem = { key: string; text: string; seriesIndex: number; dataIndex: number }
