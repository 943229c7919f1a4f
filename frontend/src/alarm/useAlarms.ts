import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { get, post } from '@/api/client'
import type { Alarm, LiveEvent, Replay, StandingAlarms } from '@/api/types'
import { Feed, type FeedState } from '@/live/feed'
import { serverClock } from '@/live/serverClock'
import { shareSocket } from '@/live/shared'
import { useSession } from '@/session/store'
import { OpenAlarms, queueOf } from './openAlarms'

/** A person has a few areas; each has a feed of its own. */
const MOST_AREAS = 8
/** What is made good sooner is not worth a word. */
const PATIENCE_MILLIS = 10_000

/**
 * The open alarms of all areas of the person, whatever the wall is looking at, a replay included. Kept complete by the same feed
 * as the incidents: subscribe, snapshot, apply by position, ask for what is missing.
 */
export const useAlarms = defineStore('alarms', () => {
  const session = useSession()
  const queue = shallowRef<readonly Alarm[]>([])
  const feeds = shallowRef<ReadonlyMap<string, FeedState>>(new Map())
  const now = ref(serverClock.latest())
  let leave: (() => void)[] = []

  function open(): void {
    if (leave.length > 0 || !session.may('LIVE_READ')) return
    const { socket, release } = shareSocket()
    const areas = (session.session?.areas ?? []).slice(0, MOST_AREAS).map(({ code }) => ({ code, open: new OpenAlarms() }))
    const publish = (): void => { queue.value = queueOf(areas.map((area) => area.open)) }
    for (const { code, open: alarms } of areas) {
      const feed = new Feed<StandingAlarms>({
        snapshot: () => get<StandingAlarms>('/api/alarms', { query: { area: code, state: 'open' } }),
        replay: (after) => get<Replay>('/api/live', { query: { area: code, topic: 'alarms', after, limit: 1000 } }),
        reset: (snapshot) => { alarms.reset(snapshot); publish() },
        apply: (event) => { alarms.apply(event); publish() },
        changed: (state) => { feeds.value = new Map(feeds.value).set(code, state) },
        now: () => serverClock.now(),
        later: (action, millis) => {
          const timer = setTimeout(action, millis)
          return () => clearTimeout(timer)
        },
      })
      const left = socket.listen(`/topic/areas/${code}/alarms`, {
        up: () => feed.connected(), down: () => feed.disconnected(), heard: () => feed.heard(), message: (body) => feed.event(body as LiveEvent), woken: () => feed.woken(),
      })
      leave.push(left, () => feed.close())
    }
    const timer = setInterval(() => { now.value = serverClock.latest() }, 1_000)
    leave.push(release, () => clearInterval(timer))
  }

  function close(): void {
    leave.forEach((action) => action())
    leave = []
    queue.value = []
    feeds.value = new Map()
  }

  /** Somebody answers for it. It leaves the queue when the log says so, here and on every other wall. */
  const take = (id: string): Promise<Alarm> => post<Alarm>(`/api/alarms/${encodeURIComponent(id)}/take`)

  /** Whether every area's alarms are known to be complete, or have not been for a moment only. */
  const complete = computed(() => [...feeds.value.values()].every(({ phase, since }) => phase === 'live' || now.value - since < PATIENCE_MILLIS))

  return { queue, complete, now, open, close, take }
})
