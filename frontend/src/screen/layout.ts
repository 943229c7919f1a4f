import { onScopeDispose, ref, type Ref } from 'vue'

/**
 * How much room a wall has, in design units; the unit scales to the wall, not the picture. The same panels fill all
 * three, a larger one shows more of them at once instead of larger letters only.
 */
export type Layout = {
  readonly id: 'standard' | 'large' | 'ultra'
  readonly width: number
  readonly height: number
  /** Columns of panels on each side, their width, and panels in each. */
  readonly columns: number
  readonly columnWidth: number
  readonly rows: number
  /** Panels below the map, and their height. */
  readonly bottom: number
  readonly bottomHeight: number
  /** Whether the map lies under the side panels too; a very wide one would be drawn for nothing. */
  readonly mapBeneath: boolean
}

export const LAYOUTS: Readonly<Record<Layout['id'], Layout>> = {
  standard: { id: 'standard', width: 1920, height: 1080, columns: 1, columnWidth: 436, rows: 3, bottom: 2, bottomHeight: 248, mapBeneath: true },
  large: { id: 'large', width: 2560, height: 1440, columns: 1, columnWidth: 520, rows: 4, bottom: 3, bottomHeight: 310, mapBeneath: true },
  ultra: { id: 'ultra', width: 5120, height: 1440, columns: 2, columnWidth: 620, rows: 4, bottom: 3, bottomHeight: 330, mapBeneath: false },
}

/** Between 16:9 and two of them side by side. */
const WIDE = 2.6
/** CSS pixels from which a wall is larger than a desk's screen. */
const LARGE = 3200
/** Below it letters would be too small to read on a desk. */
const SMALLEST_UNIT = 0.7

export function layoutFor(width: number, height: number): Layout {
  if (width < LARGE) return LAYOUTS.standard
  return width / height >= WIDE ? LAYOUTS.ultra : LAYOUTS.large
}

/** Length of one design unit in CSS pixels. */
export function unitFor(layout: Layout, width: number, height: number): number {
  return Math.max(SMALLEST_UNIT, Math.min(width / layout.width, height / layout.height))
}

/** The zones of the wall around the map; each holds panels in their order. */
export type Zone = 'left' | 'right' | 'bottom'
export const ZONES = ['left', 'bottom', 'right'] as const satisfies readonly Zone[]
export type Zones<P> = Readonly<Record<Zone, readonly P[]>>

/** How many panels of a zone have room. */
export const room = (layout: Layout, zone: Zone): number => (zone === 'bottom' ? layout.bottom : layout.columns * layout.rows)

/** The columns of a zone from left to right, as full as each other. What has no room is left out. */
export function columnsOf<P>(layout: Layout, zone: Zone, panels: readonly P[]): P[][] {
  const shown = panels.slice(0, room(layout, zone))
  if (zone === 'bottom') return shown.map((panel) => [panel])
  const columns = Math.min(layout.columns, shown.length)
  const each = Math.ceil(shown.length / Math.max(1, columns))
  return Array.from({ length: columns }, (_, k) => shown.slice(k * each, (k + 1) * each)).filter((column) => column.length > 0)
}

export function useLayout(): { layout: Ref<Layout>; unit: Ref<number> } {
  const layout = ref(layoutFor(window.innerWidth, window.innerHeight)) as Ref<Layout>
  const unit = ref(unitFor(layout.value, window.innerWidth, window.innerHeight))
  const measure = (): void => {
    layout.value = layoutFor(window.innerWidth, window.innerHeight)
    unit.value = unitFor(layout.value, window.innerWidth, window.innerHeight)
  }
  window.addEventListener('resize', measure)
  onScopeDispose(() => window.removeEventListener('resize', measure))
  return { layout, unit }
}
