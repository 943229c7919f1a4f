import type { components } from '@/api/schema'
import type { PanelId } from './panels/registry'

export type ScreenSetting = components['schemas']['ScreenSetting']
export type Scene = components['schemas']['ScreenScene']
export type Versioned = components['schemas']['VersionedScreenSetting']

type Panels = { left: PanelId[]; bottom: PanelId[]; right: PanelId[] }
const scene = (id: string, name: string, seconds: number, map: Scene['map'], panels: Panels): Scene => ({ id, name, seconds, map, panels })

/** The scenes a wall has until somebody arranges his own. `name` of each is a key of `wall.scene`. */
export const USUAL_SCENES: readonly Scene[] = [
  scene('overview', 'overview', 60, { mode: 'flat', figure: 'open' }, {
    left: ['hours', 'kinds', 'status', 'load', 'severity', 'age', 'grids', 'categories'],
    bottom: ['ticker', 'overdue', 'dueSoon'],
    right: ['onTime', 'response', 'channels', 'staffing', 'coverage', 'grave'],
  }),
  scene('response', 'response', 30, { mode: 'heat', figure: 'open' }, {
    left: ['kinds', 'categories', 'severity', 'hours', 'age', 'status', 'grids'],
    bottom: ['dueSoon', 'overdue', 'ticker'],
    right: ['response', 'onTime', 'load', 'channels', 'coverage', 'staffing', 'grave'],
  }),
  scene('force', 'force', 30, { mode: 'extruded', figure: 'perHousehold' }, {
    left: ['staffing', 'load', 'grids', 'hours', 'kinds', 'status'],
    bottom: ['ticker', 'grave', 'overdue'],
    right: ['coverage', 'response', 'severity', 'onTime', 'channels', 'age', 'categories', 'dueSoon'],
  }),
]

/** A new scene after a pattern, with an address that no other has. */
export function copyOf(pattern: Scene, name: string, others: readonly Scene[]): Scene {
  const taken = new Set(others.map(({ id }) => id))
  let k = others.length + 1
  while (taken.has(`scene-${k}`)) k++
  return { ...structuredClone(pattern), id: `scene-${k}`, name }
}

/** A list with the entry moved by so many places, never beyond its ends. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = Math.max(0, Math.min(list.length - 1, from + by))
  const rest = list.filter((_, k) => k !== from)
  const entry = list[from]
  return entry === undefined ? [...list] : [...rest.slice(0, to), entry, ...rest.slice(to)]
}

/** How scenes take turns; plain arithmetic, the page gives it the time. */
export class Rotation {
  private shown = 0
  private touchedAt = Number.NEGATIVE_INFINITY

  /** @param idleSeconds how long nobody must have touched the wall before it goes on */
  constructor(private readonly idleSeconds: number) {}

  touch(nowMillis: number): void {
    this.touchedAt = nowMillis
  }

  /** Begins the time of a scene anew. */
  restart(): void {
    this.shown = 0
  }

  waits(nowMillis: number): boolean {
    return nowMillis - this.touchedAt < this.idleSeconds * 1_000
  }

  /** Seconds until the next scene. */
  left(seconds: number): number {
    return Math.max(0, seconds - this.shown)
  }

  /** One second has passed; true when it is the next scene's turn. */
  tick(nowMillis: number, seconds: number): boolean {
    if (this.waits(nowMillis)) return false
    this.shown++
    if (this.shown < seconds) return false
    this.shown = 0
    return true
  }
}
