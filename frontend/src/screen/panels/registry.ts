import type { Component } from 'vue'
import AgePanel from './AgePanel.vue'
import CategoriesPanel from './CategoriesPanel.vue'
import ChannelsPanel from './ChannelsPanel.vue'
import CoveragePanel from './CoveragePanel.vue'
import DueSoonPanel from './DueSoonPanel.vue'
import GravePanel from './GravePanel.vue'
import GridsPanel from './GridsPanel.vue'
import HoursPanel from './HoursPanel.vue'
import KindsPanel from './KindsPanel.vue'
import LoadPanel from './LoadPanel.vue'
import OnTimePanel from './OnTimePanel.vue'
import OverduePanel from './OverduePanel.vue'
import ResponsePanel from './ResponsePanel.vue'
import SeverityPanel from './SeverityPanel.vue'
import StaffingPanel from './StaffingPanel.vue'
import StatusPanel from './StatusPanel.vue'
import TickerPanel from './TickerPanel.vue'

/** A kind of panel. Its words are `wall.panel.<id>`: name, definition and time window. */
export type PanelKind = {
  readonly id: string
  readonly component: Component
  /** Its share of a column's height. */
  readonly weight: number
}

/** All there are; what a wall shows of them and where is a matter of its scene. */
export const PANELS = [
  { id: 'hours', component: HoursPanel, weight: 1.08 },
  { id: 'categories', component: CategoriesPanel, weight: 1.12 },
  { id: 'kinds', component: KindsPanel, weight: 1.12 },
  { id: 'status', component: StatusPanel, weight: 0.8 },
  { id: 'onTime', component: OnTimePanel, weight: 0.8 },
  { id: 'response', component: ResponsePanel, weight: 1.1 },
  { id: 'channels', component: ChannelsPanel, weight: 0.8 },
  { id: 'load', component: LoadPanel, weight: 1.1 },
  { id: 'grids', component: GridsPanel, weight: 1.1 },
  { id: 'severity', component: SeverityPanel, weight: 0.8 },
  { id: 'age', component: AgePanel, weight: 0.9 },
  { id: 'staffing', component: StaffingPanel, weight: 1.1 },
  { id: 'coverage', component: CoveragePanel, weight: 1.1 },
  { id: 'ticker', component: TickerPanel, weight: 1 },
  { id: 'overdue', component: OverduePanel, weight: 1 },
  { id: 'dueSoon', component: DueSoonPanel, weight: 1 },
  { id: 'grave', component: GravePanel, weight: 1 },
] as const satisfies readonly PanelKind[]

export type PanelId = (typeof PANELS)[number]['id']

const BY_ID: ReadonlyMap<string, PanelKind> = new Map(PANELS.map((panel) => [panel.id, panel]))
/** Undefined for a panel that an older or newer page has. */
export const findPanel = (id: string): PanelKind | undefined => BY_ID.get(id)
