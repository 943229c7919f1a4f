import { get } from '@/api/client'
import type { Board, OpenIncidents as Snapshot, Replay } from '@/api/types'
import { serverClock } from '@/live/serverClock'
import { type Listener, LiveSocket, type Wish } from '@/live/socket'

/** Where a wall's news come from: the server now, or a day of the past. Both are read by the same feed. */
export type Source = {
  now(): number
  listen(destination: string, listener: Listener, wish?: Wish): () => void
  snapshot(area: string): Promise<Snapshot>
  replay(area: string, after: number): Promise<Replay>
  board(area: string): Promise<Board>
  close(): void
}

/** The server as it is now, over its socket. */
export function liveSource(url: string): Source {
  const socket = new LiveSocket(url)
  return {
    now: () => serverClock.now(),
    listen: (destination, listener, wish) => socket.listen(destination, listener, wish),
    snapshot: (area) => get<Snapshot>('/api/board/incidents', { query: { area } }),
    replay: (area, after) => get<Replay>('/api/live', { query: { area, topic: 'incidents', after, limit: 1000 } }),
    board: (area) => get<Board>('/api/board', { query: { area, window: '24h' } }),
    close: () => socket.close(),
  }
}
