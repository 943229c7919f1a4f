import { LiveSocket, socketUrl } from './socket'

let shared: { socket: LiveSocket; users: number } | undefined

/** The page's one connection, for as long as somebody uses it. */
export function shareSocket(): { socket: LiveSocket; release: () => void } {
  shared ??= { socket: new LiveSocket(socketUrl(location)), users: 0 }
  const mine = shared
  mine.users++
  let released = false
  return {
    socket: mine.socket,
    release: () => {
      if (released) return
      released = true
      if (--mine.users > 0) return
      mine.socket.close()
      if (shared === mine) shared = undefined
    },
  }
}
