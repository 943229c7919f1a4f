import { onScopeDispose, ref, type Ref, watch } from 'vue'
import { useWall } from './wall'

/** How many rows of a height in design units fit into an element; a larger panel shows more of a list. */
export function useRows(element: Ref<HTMLElement | null>, rowUnits: number): Ref<number> {
  const { unit } = useWall()
  const rows = ref(0)
  const measure = (): void => { rows.value = Math.floor(((element.value?.clientHeight ?? 0) + 0.5) / (rowUnits * unit.value)) }
  const observer = new ResizeObserver(measure)
  // The list comes and goes with the state of its panel.
  watch(element, (now, before) => {
    if (before != null) observer.unobserve(before)
    if (now !== null) observer.observe(now)
  }, { immediate: true, flush: 'post' })
  watch(unit, measure)
  onScopeDispose(() => observer.disconnect())
  return rows
}
