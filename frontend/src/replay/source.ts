import { get } from '@/api/client'
import type { Board, OpenIncidents as Snapshot, Replay } from '@/api/types'
import { serverClock } from '@/live/serverClock'
import { shareSocket } from '@/live/shared'
import type { Listener, LiveSocket } from '@/live/socket'

/** Where a wall's news come from: the server now, or a day of the past. Both are read by the same feed. */
export type Source = {
  now(): number
  listen(...asked: Parameters<LiveSocket['listen']>): () => void
  snapshot(area: string): Promise<Snapshot>
  replay(area: string, after: number): Promise<Replay>
  board(area: string): Promise<Board>
  /** How often the board is asked for while things happen, milliseconds. */
  readonly boardMillis: number
  close(): void
}

export type { Listener }

/** The server as it is now, over its socket. */
export function liveSource(): Source {
  const { socket, release } = shareSocket()
  return {
    now: () => serverClock.now(),
    listen: (...asked) => socket.listen(...asked),
    snapshot: (area) => get<Snapshot>('/api/board/incidents', { query: { area } }),
    replay: (area, after) => get<Replay>('/api/live', { query: { area, topic: 'incidents', after, limit: 1000 } }),
    board: (area) => get<Board>('/api/board', { query: { area, window: '24h' } }),
    boardMillis: 10_000,
    close: release,
  }
}
