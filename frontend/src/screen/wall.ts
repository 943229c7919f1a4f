import { inject, type InjectionKey, type Ref } from 'vue'
import type { Incident } from '@/api/types'
import type { Filters } from '@/incident/filters'
import type { Layout } from './layout'

/** The incidents behind a figure: of which panel, which part of it, how they are found, and how many the figure said. */
export type Behind = { panel: string; part?: string; filters: Filters; count?: number }

/** What every panel of a wall shares. */
export type Wall = {
  readonly unit: Ref<number>
  readonly now: Ref<number>
  readonly layout: Ref<Layout>
  /** Shows the incidents behind a figure. */
  behind(figure: Behind): void
  /** Shows one incident on the map and in words. */
  pick(incident: Incident): void
  enter(areaCode: string): void
}

export const WALL: InjectionKey<Wall> = Symbol('wall')

export function useWall(): Wall {
  const wall = inject(WALL)
  if (wall === undefined) throw new Error('a panel stands on a wall')
  return wall
}
