import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { get } from '@/api/client'
import { serverClock } from '@/live/serverClock'
import type { Board, OpenIncidents as Snapshot, Replay } from '@/api/types'
import { useWatch } from '@/screen/watch'
import { type Archive, RecordedSource } from './recorded'
import { useWallClock } from './wallClock'

const archive: Archive = {
  state: (area, from) => get<Snapshot>('/api/board/replay', { query: { area, from } }),
  events: (area, from, to, after) => get<Replay>('/api/board/replay/events', { query: { area, from, to, after, limit: 1000 } }),
  board: (area, at) => get<Board>('/api/board', { query: { area, window: '24h', at } }),
}

/** The last moment asked for is surely past at the server. */
const BEHIND_MILLIS = 1_000

/** Local midnight of a day written as 2026-11-22, and of the day after it; milliseconds since 1970. */
export function dayOf(day: string): { from: number; to: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { from: new Date(year, month - 1, date).getTime(), to: new Date(year, month - 1, date + 1).getTime() }
}

export function dayText(millis: number): string {
  const at = new Date(millis)
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** Plays a day again on this wall: the clock and the source of news are those of the past until it goes back to live. */
export const useReplay = defineStore('replay', () => {
  const clock = useWallClock()
  const wall = useWatch()
  const day = ref('')
  let source: RecordedSource | undefined

  watch(() => clock.now, () => source?.tick())

  /** Stands at a moment of a day, of which nothing after now is known. */
  function show(at: number): void {
    day.value = dayText(at)
    const { to } = dayOf(day.value)
    const end = Math.min(to, serverClock.now() - BEHIND_MILLIS)
    const from = Math.min(at, end)
    const playing = clock.playing
    source = new RecordedSource(archive, clock, from, end)
    clock.stand(from, end)
    wall.switchTo(source)
    clock.play(playing)
  }

  function goLive(): void {
    if (!clock.replaying) return
    source = undefined
    clock.goLive()
    wall.switchTo()
  }

  return { day, show, goLive }
})
