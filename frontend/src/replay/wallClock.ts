import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { serverClock } from '@/live/serverClock'

export const SPEEDS = [1, 10, 60, 300, 900] as const
const TICK_MILLIS = 1_000
const PLAYED_TICK_MILLIS = 200

/**
 * The time the wall shows: the true one, or a moment of the past that runs at a chosen speed. Whoever needs the time on the
 * wall takes it from here, so that ages, limits and clocks follow a replay.
 */
export const useWallClock = defineStore('wall-clock', () => {
  const now = ref(serverClock.latest())
  const mode = ref<'live' | 'replay'>('live')
  const speed = ref(60)
  const playing = ref(false)
  /** Where a replay ends; it stops there. */
  const end = ref(0)
  /** Up to where the past has been fetched; a replay waits there. */
  const known = ref(Infinity)
  let timer: ReturnType<typeof setInterval> | undefined
  let toldAt = 0

  function run(): void {
    clearInterval(timer)
    toldAt = performance.now()
    timer = setInterval(tick, mode.value === 'live' ? TICK_MILLIS : PLAYED_TICK_MILLIS)
  }

  function tick(): void {
    if (mode.value === 'live') {
      now.value = serverClock.latest()
      return
    }
    const at = performance.now()
    // A machine that slept or was busy does not jump: what is played passes by.
    const passed = Math.min(2 * TICK_MILLIS, at - toldAt)
    toldAt = at
    if (!playing.value) return
    now.value = Math.max(now.value, Math.min(end.value, known.value, now.value + passed * speed.value))
    if (now.value >= end.value) playing.value = false
  }

  /** Stands at a moment of the past; `play` lets it run. */
  function stand(at: number, until: number): void {
    mode.value = 'replay'
    end.value = until
    now.value = Math.min(at, until)
    run()
  }

  function play(on: boolean): void {
    playing.value = on && now.value < end.value
    toldAt = performance.now()
  }

  function goLive(): void {
    mode.value = 'live'
    playing.value = false
    now.value = serverClock.latest()
    run()
  }

  run()
  const replaying = computed(() => mode.value === 'replay')
  return { now, mode, speed, playing, end, known, replaying, stand, play, goLive }
})
