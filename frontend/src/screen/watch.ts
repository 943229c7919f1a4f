import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Board, LiveEvent, OpenIncidents as Snapshot } from '@/api/types'
import { Feed, type FeedState } from '@/live/feed'
import { Positions, type Responder } from '@/live/positions'
import type { RecentHeat } from '@/map/layers/recentHeat'
import { type View, viewFor, viewText } from '@/live/view'
import { liveSource, type Source } from '@/replay/source'
import { useSession } from '@/session/store'
import { OpenIncidents } from './openIncidents'

const BOARD_IDLE_MILLIS = 60_000
const PUBLISH_MILLIS = 150
/** A change of borders comes as one event an area, all at once. */
const GATHER_MILLIS = 40
const LOADING: FeedState = { phase: 'loading', since: 0, completeAt: 0, position: 0 }

/**
 * What the wall watches: one area, its open incidents kept complete by the live log, its board fetched again while
 * things happen, its responders. The incidents are plain data; `version` moves a few times a second when they changed.
 */
export const useWatch = defineStore('watch', () => {
  const session = useSession()
  const area = ref<string>()
  const board = shallowRef<Board>()
  const boardProblem = ref<unknown>()
  const feed = shallowRef<FeedState>(LOADING)
  const responders = shallowRef<Responder[]>([])
  const heat = shallowRef<RecentHeat>()
  const version = ref(0)
  /** Moves when borders have changed; what is drawn from them is then fetched again. */
  const boundaries = ref(0)
  /** The newest version of all borders that was heard of. */
  let partition = 0
  const incidents = new OpenIncidents()

  let source: Source | undefined
  let leave: (() => void)[] = []
  let leavePositions: () => void = () => undefined
  let leaveHeat: () => void = () => undefined
  let heatWanted = false
  /** The part of the map whose responders are asked for. */
  let view: View | undefined
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let borderTimer: ReturnType<typeof setTimeout> | undefined
  let publishedAt = 0
  let latest: FeedState = LOADING
  let changedSinceBoard = false
  let boardAskedAt = 0

  /** At the next frame, but not more often than figures can be read. */
  function touch(): void {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      frame = requestAnimationFrame(() => {
        timer = undefined
        publishedAt = performance.now()
        feed.value = latest
        version.value++
      })
    }, Math.max(0, publishedAt + PUBLISH_MILLIS - performance.now()))
  }

  function open(code: string): void {
    if (area.value === code) return
    leaveAll()
    area.value = code
    boardProblem.value = undefined
    responders.value = []
    source ??= liveSource()
    latest = { ...LOADING, since: source.now() }
    feed.value = latest
    follow(code, source)
    const ask = (): void => void askBoard(code)
    ask()
    const tick = setInterval(() => {
      const due = changedSinceBoard ? (source?.boardMillis ?? BOARD_IDLE_MILLIS) : BOARD_IDLE_MILLIS
      if (performance.now() - boardAskedAt >= due) ask()
    }, 1_000)
    leave.push(() => clearInterval(tick))
  }

  function follow(code: string, live: Source): void {
    const kept = new Feed<Snapshot>({
      snapshot: () => live.snapshot(code),
      replay: (after) => live.replay(code, after),
      reset: (snapshot) => { incidents.reset(snapshot); touch() },
      apply: (event) => { incidents.apply(event); changedSinceBoard = true; touch() },
      changed: (state) => { latest = state; touch() },
      now: live.now,
      later: (action, millis) => {
        const timer = setTimeout(action, millis)
        return () => clearTimeout(timer)
      },
    })
    const left = live.listen(`/topic/areas/${code}/incidents`, {
      up: () => kept.connected(),
      down: () => kept.disconnected(),
      heard: () => kept.heard(),
      message: (body) => kept.event(body as LiveEvent),
      woken: () => { kept.woken(); void askBoard(code) },
    })
    const idle = (): void => undefined
    leave.push(left, () => kept.close())
    leave.push(live.listen(`/topic/areas/${code}/kpis`, {
      up: idle, down: idle, heard: idle,
      message: (body) => takeBoard(code, (body as { payload: Board }).payload),
    }))
    let before = false
    leave.push(live.listen(`/topic/areas/${code}/boundaries`, {
      // What changed during a cut was not heard.
      up: () => { if (before) bordersMoved(); before = true },
      down: idle, heard: idle,
      message: (body) => {
        const { type, payload } = body as LiveEvent
        if (type !== 'boundary.changed') return
        partition = Math.max(partition, (payload as { version?: number }).version ?? 0)
        bordersMoved()
      },
    }))
    followPositions(code, live)
    followHeat(code, live)
    leave.push(() => leavePositions(), () => leaveHeat())
  }

  /** What was last seen stays while the line is cut, and grows old. */
  function followPositions(code: string, live: Source): void {
    leavePositions()
    // A refused subscription ends the connection, so only what is allowed is asked for.
    if (view === undefined || !session.may('TRACK_READ')) return
    const idle = (): void => undefined
    const positions = new Positions()
    leavePositions = live.listen(`/topic/areas/${code}/positions`, {
      up: idle, down: idle, heard: idle,
      message: (body) => { positions.take(body); responders.value = positions.all() },
    }, { 'onegrid-view': viewText(view) })
  }

  function followHeat(code: string, live: Source): void {
    leaveHeat()
    leaveHeat = (): void => undefined
    heat.value = undefined
    if (!heatWanted) return
    const idle = (): void => undefined
    leaveHeat = live.listen(`/topic/areas/${code}/heat`, {
      up: idle, down: idle, heard: idle,
      message: (body) => { heat.value = (body as { payload: RecentHeat }).payload },
    })
  }

  /** Whether the heat of what was just reported is shown; it is heard of only then. */
  function wantHeat(wanted: boolean): void {
    if (wanted === heatWanted) return
    heatWanted = wanted
    if (area.value !== undefined && source !== undefined) followHeat(area.value, source)
  }

  /** What the map shows; nothing when it is too far away for single responders. */
  function look(map: View | undefined): void {
    const asked = map === undefined ? undefined : viewFor(map, view)
    if (asked === view) return
    view = asked
    if (view === undefined) responders.value = []
    if (area.value !== undefined && source !== undefined) followPositions(area.value, source)
  }

  /** A change tells every area it touches; together they are one. */
  function bordersMoved(): void {
    if (borderTimer !== undefined) return
    borderTimer = setTimeout(() => {
      borderTimer = undefined
      boundaries.value++
      if (area.value !== undefined) void askBoard(area.value)
    }, GATHER_MILLIS)
  }

  async function askBoard(code: string): Promise<void> {
    boardAskedAt = performance.now()
    changedSinceBoard = false
    const asked = source
    if (asked === undefined) return
    try {
      const answer = await asked.board(code)
      if (asked === source) takeBoard(code, answer)
    } catch (error) {
      if (asked === source && area.value === code) boardProblem.value = error
    }
  }

  /** The server pushes a board when its figures changed; it is asked for as well, so that its age stays true. */
  function takeBoard(code: string, answer: Board): void {
    if (area.value !== code || Date.parse(answer.at) < Date.parse(board.value?.at ?? answer.at)) return
    boardAskedAt = performance.now()
    changedSinceBoard = false
    board.value = answer
    boardProblem.value = undefined
  }

  /** From now on the news come from here; undefined is the server as it is now. What is watched stays the same. */
  function switchTo(next?: Source): void {
    const watched = area.value
    leaveAll()
    source?.close()
    source = next
    if (watched !== undefined) open(watched)
  }

  function leaveAll(): void {
    leave.forEach((action) => action())
    leave = []
    board.value = undefined
    area.value = undefined
  }

  function close(): void {
    leaveAll()
    source?.close()
    source = undefined
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    clearTimeout(borderTimer)
    timer = borderTimer = undefined
  }

  /** The incidents as of `version`, for whatever should follow them. */
  const current = computed(() => ({ version: version.value, incidents }))
  const retryBoard = (): void => { if (area.value !== undefined) void askBoard(area.value) }

  return { area, board, boardProblem, feed, responders, heat, version, boundaries, newestBorders: () => partition, current, open, close, look, wantHeat, switchTo, retryBoard }
})
