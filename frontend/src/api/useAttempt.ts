import { ref, shallowRef } from 'vue'

/**
 * Changes made by hand, one at a time: whether one is under way, and why the last one failed.
 *
 * @param reload what shows the change; part of the attempt, so that the hand is free again only when it is seen
 */
export function useAttempt(reload: () => unknown = () => undefined) {
  const busy = ref(false)
  const error = shallowRef<unknown>()

  /** Whether it was done. */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    error.value = undefined
    try {
      await work()
      await reload()
      return true
    } catch (reason) {
      error.value = reason
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, error, attempt }
}
