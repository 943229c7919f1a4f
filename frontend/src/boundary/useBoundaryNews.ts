import { onScopeDispose } from 'vue'
import type { LiveEvent } from '@/api/types'
import { LiveSocket, socketUrl } from '@/live/socket'
import { useSession } from '@/session/store'

export type BoundaryNews = { changeId: number; version?: number }

/** What happens to boundary changes where a person is at home. */
export function useBoundaryNews(heard: (news: BoundaryNews, type: string) => void): void {
  const home = useSession().homeArea
  if (home === undefined) return
  const socket = new LiveSocket(socketUrl(location))
  const idle = (): void => undefined
  socket.listen(`/topic/areas/${home}/boundaries`, {
    up: idle, down: idle, heard: idle,
    message: (body) => { const { payload, type } = body as LiveEvent; heard(payload as BoundaryNews, type) },
  })
  onScopeDispose(() => socket.close())
}
