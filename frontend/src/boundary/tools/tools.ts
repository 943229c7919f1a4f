import { mergeTool } from './merge'
import { reshapeTool } from './reshape'
import { roadTool } from './road'
import { selectTool } from './select'
import { splitTool } from './split'
import { subdivideTool } from './subdivide'
import type { Bench, Tool } from './tool'
import { transferTool } from './transfer'

export const TOOLS = ['select', 'split', 'merge', 'transfer', 'reshape', 'road', 'subdivide'] as const
export type ToolName = (typeof TOOLS)[number]

export const MAKE: Readonly<Record<ToolName, (bench: Bench) => Tool>> = {
  select: selectTool, split: splitTool, merge: mergeTool, transfer: transferTool, reshape: reshapeTool, road: roadTool, subdivide: subdivideTool,
}

/** The letter that takes up a tool. */
export const LETTERS: Readonly<Record<ToolName, string>> = { select: 'v', split: 's', merge: 'm', transfer: 't', reshape: 'r', road: 'l', subdivide: 'u' }

/** Drawn on a field of 24 by 24, as strokes. */
export const ICONS: Readonly<Record<ToolName | 'undo' | 'redo' | 'help' | 'fit', string>> = {
  select: 'M5 3l6 16 2.4-6.6L20 10z',
  split: 'M4 4h16v16H4zM9 22L15 2',
  merge: 'M3 6h7v12H3zM14 6h7v12h-7zM8 12h8M13 9l3 3-3 3',
  transfer: 'M4 5h9v14H4zM13 12h8M18 9l3 3-3 3',
  reshape: 'M3 17c4 0 4-10 9-10s5 10 9 10M3 17h0M21 17h0M6 20h12',
  road: 'M7 21L10 3M17 21L14 3M12 5v3M12 11v3M12 17v3',
  subdivide: 'M4 4h16v16H4zM12 4v16M4 12h16',
  undo: 'M9 7L4 12l5 5M4 12h10a6 6 0 010 8',
  redo: 'M15 7l5 5-5 5M20 12H10a6 6 0 000 8',
  help: 'M9 9a3 3 0 116 0c0 2-3 2.4-3 5M12 18v.5M12 2a10 10 0 100 20 10 10 0 000-20z',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
}
