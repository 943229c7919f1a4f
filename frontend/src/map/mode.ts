import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

export const MAP_MODES = ['flat', 'extruded', 'heat'] as const
export type MapMode = (typeof MAP_MODES)[number]
export const GRID_FIGURES = ['open', 'overdue', 'perHousehold'] as const
export type GridFigure = (typeof GRID_FIGURES)[number]
/** What the heat is of: open incidents, each as one or by its severity from 1 to 4, or those just reported, fading. */
export const HEAT_WEIGHTS = ['count', 'severity', 'recent'] as const
export type HeatWeight = (typeof HEAT_WEIGHTS)[number]

/** What the map is asked to show; a scene sets any part of it. */
export type MapChoice = { mode: MapMode; figure: GridFigure; weight: HeatWeight }
/** Where the map is asked to go; `back` returns to the watched area. */
export type Flight = { to: { lng: number; lat: number } } | 'back'
/** How the map is turned: degrees clockwise, and tilt from above; without it the map follows the level of the area. */
export type Turn = { pitch: number; bearing: number }

/** What is drawn in numbers, for the legend: how many grids and incidents it is made of. */
export type Drawn = {
  /** Grids of the area, and of them those with a figure above zero. */
  grids: number
  above: number
  /** Sum of the counts behind the figure. */
  count: number
  /** Grids with too few households to divide by, and the households of all others. */
  few: number
  households: number
}

const STEP_DEGREES = 15

/** How the map shows the grids and incidents. The map follows it; tools, scenes and alarms write it. */
export const useMapMode = defineStore('map-mode', () => {
  const mode = ref<MapMode>('flat')
  const figure = ref<GridFigure>('open')
  const weight = ref<HeatWeight>('count')
  const turn = ref<Turn>()
  const flight = shallowRef<Flight>()
  const drawn = shallowRef<Drawn>()

  function choose(choice: Partial<MapChoice>): void {
    if (choice.mode !== undefined && choice.mode !== mode.value) {
      mode.value = choice.mode
      turn.value = choice.mode === 'extruded' ? { pitch: 55, bearing: -15 } : undefined
    }
    if (choice.figure !== undefined) figure.value = choice.figure
    if (choice.weight !== undefined) weight.value = choice.weight
  }

  function turnBy(pitch: number, bearing: number): void {
    const from = turn.value ?? { pitch: 0, bearing: 0 }
    turn.value = {
      pitch: Math.min(60, Math.max(0, from.pitch + pitch * STEP_DEGREES)),
      bearing: ((from.bearing + bearing * STEP_DEGREES + 540) % 360) - 180,
    }
  }

  const flyTo = (to: { lng: number; lat: number }): void => { flight.value = { to } }
  const flyBack = (): void => { flight.value = 'back' }

  return { mode, figure, weight, turn, flight, drawn, choose, turnBy, flyTo, flyBack }
})
