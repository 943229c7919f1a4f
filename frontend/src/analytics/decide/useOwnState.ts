import { computed } from 'vue'
import { ownState, type PaneId, toState } from './state'

/** What a pane was told in the address, as its own shape; a change is written there and comes back from there. */
export function useOwnState<T extends object>(pane: PaneId, state: () => string, read: (own: string) => T, write: (value: T) => string, tell: (text: string) => void) {
  const value = computed(() => read(ownState(pane, state())))
  const set = (part: Partial<T>): void => tell(toState(pane, write({ ...value.value, ...part })))
  return { value, set }
}
