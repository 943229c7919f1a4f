import { computed, onScopeDispose, type Ref, ref, watch } from 'vue'

export const SPEEDS = [1, 10, 60, 300] as const

/** Redraws per second while it plays; the eye asks for no more of slow walkers. */
const FRAMES = 20

/** A clock that runs through a span of the past at a chosen speed. Times in milliseconds since 1970. */
export function usePlayer(span: Ref<{ from: number; to: number } | undefined>) {
  const at = ref(0)
  const playing = ref(false)
  const speed = ref<number>(60)
  let frame = 0
  let drawn = 0

  function stop(): void {
    playing.value = false
    cancelAnimationFrame(frame)
  }

  function step(now: number): void {
    const elapsed = now - drawn
    if (elapsed >= 1000 / FRAMES) {
      drawn = now
      // After a pause of the page (a hidden tab) it goes on where it was.
      at.value = Math.min(span.value?.to ?? at.value, at.value + Math.min(elapsed, 500) * speed.value)
    }
    if (span.value === undefined || at.value >= span.value.to) stop()
    else frame = requestAnimationFrame(step)
  }

  function play(): void {
    if (span.value === undefined) return
    if (at.value >= span.value.to) at.value = span.value.from
    playing.value = true
    drawn = performance.now()
    frame = requestAnimationFrame(step)
  }

  const toggle = (): void => (playing.value ? stop() : play())

  function seek(to: number): void {
    if (span.value !== undefined) at.value = Math.min(span.value.to, Math.max(span.value.from, to))
  }

  watch(span, (now) => {
    stop()
    at.value = now?.from ?? 0
  })
  onScopeDispose(stop)
  return { at: computed(() => at.value), playing, speed, toggle, stop, seek }
}
