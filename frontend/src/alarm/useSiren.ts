import { onScopeDispose, type Ref, ref, watch } from 'vue'
import type { Alarm } from '@/api/types'
import { Siren } from './siren'
import { rememberedSound, rememberSound } from './wallSound'

/** Sounds while alarms are open, as loud as this wall is set. */
export function useSiren(queue: Ref<readonly Alarm[]>) {
  const sound = ref(rememberedSound(localStorage))
  const blocked = ref(true)
  const siren = new Siren({
    audio: () => new AudioContext(),
    now: Date.now,
    every: (action, millis) => {
      const timer = setInterval(action, millis)
      return () => clearInterval(timer)
    },
    blocked: (is) => { blocked.value = is },
  })
  const touched = (): void => { if (blocked.value) void siren.unlock() }

  watch(sound, (now) => {
    Object.assign(siren, now)
    rememberSound(localStorage, now)
  }, { immediate: true })
  watch(queue, (now, before) => {
    const worst = now[0]
    if (worst === undefined) return siren.stop()
    const known = new Set((before ?? []).map(({ id }) => id))
    if (now.some(({ id }) => !known.has(id))) siren.renew()
    siren.start(worst.severity)
  }, { immediate: true })

  void siren.unlock()
  window.addEventListener('pointerdown', touched)
  window.addEventListener('keydown', touched)
  onScopeDispose(() => {
    window.removeEventListener('pointerdown', touched)
    window.removeEventListener('keydown', touched)
    siren.close()
  })

  const change = (to: Partial<{ muted: boolean; volume: number }>): void => { sound.value = { ...sound.value, ...to } }
  /** Lets one hear it; needs a touch, which this is. */
  const test = async (): Promise<void> => {
    await siren.unlock()
    siren.sound()
  }
  return { sound, blocked, change, test }
}
