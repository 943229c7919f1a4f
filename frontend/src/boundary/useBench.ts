import type { Polygon } from 'geojson'
import { computed, ref, shallowRef, watch } from 'vue'
import { loadBaseMap } from './baseMap'
import { useDraft } from './draft'
import { boxAround, type Coverage, type Box } from './geometry/coverage'
import type { Line } from './geometry/snap'
import { MAKE, type ToolName } from './tools/tools'
import type { Bench, Tool } from './tools/tool'

/** The tools at work on a draft: which is in hand, what is chosen, and roads and blocks to draw along. */
export function useBench() {
  const draft = useDraft()
  const name = ref<ToolName>('select')
  const chosen = shallowRef<readonly string[]>([])
  const roads = shallowRef<readonly Line[]>([])
  const blocks = shallowRef<readonly Polygon[]>([])
  /** Counts what a tool has changed, for whatever shows it. */
  const turn = ref(0)
  let scale = 1

  const bench: Bench = {
    coverage: () => draft.coverage,
    grid: (code) => draft.grids.get(code),
    chosen: () => chosen.value,
    choose: (codes) => { chosen.value = codes },
    perform: (...edits) => draft.perform(...edits),
    newCode: () => draft.newCode(),
    metersPerPixel: () => scale,
    roads: () => roads.value,
    blocks: () => blocks.value,
    changed: () => { turn.value++ },
    finished: () => take('select'),
  }
  const tool = shallowRef<Tool>(MAKE.select(bench))

  function take(next: ToolName): void {
    if (next === 'merge' && chosen.value.length > 2) chosen.value = []
    name.value = next
    tool.value = MAKE[next](bench)
    turn.value++
  }

  const hint = computed(() => (turn.value, draft.coverage, tool.value.hint()))
  const preview = computed(() => (turn.value, draft.coverage, tool.value.preview()))

  // What is gone cannot stay chosen.
  watch(() => draft.grids, (grids) => {
    if (!draft.busy && chosen.value.some((code) => !grids.has(code))) chosen.value = chosen.value.filter((code) => grids.has(code))
  })
  watch(() => draft.busy, (busy) => { if (!busy) chosen.value = chosen.value.filter((code) => draft.grids.has(code)) })

  /** Loads what can be drawn along; without it the tools still work on free ground. */
  async function look(): Promise<void> {
    const box = boxOf(draft.coverage)
    if (box === undefined) return
    const found = await loadBaseMap(box)
    roads.value = found.roads
    blocks.value = found.blocks
  }

  const setScale = (metersPerPixel: number): void => { scale = metersPerPixel }
  return { bench, name, tool, chosen, roads, hint, preview, take, look, setScale }
}

/** Around what may be changed, or around all of it. */
export function boxOf(coverage: Coverage): Box | undefined {
  const mine = coverage.arcs.filter(({ left, right }) => [left, right].some((code) => code !== undefined && coverage.faces.get(code)?.editable === true))
  const corners = (mine.length > 0 ? mine : coverage.arcs).flatMap(({ box: [west, south, east, north] }) => [[west, south], [east, north]] as const)
  return corners.length === 0 ? undefined : boxAround(corners)
}
