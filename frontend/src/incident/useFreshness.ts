import { onScopeDispose, ref, type Ref } from 'vue'
import type { Incident, LiveEvent } from '@/api/types'
import { LiveSocket, socketUrl } from '@/live/socket'

/**
 * Incidents that changed since the list was loaded, so that they can wait behind a bar instead of moving the list under
 * the cursor. After a cut it cannot know what it missed and says `unsure`: the bar then offers to load again.
 */
export function useFreshness(area: string, concerns: (incident: Incident) => boolean): { changed: Ref<Set<string>>; unsure: Ref<boolean>; seen(): void; own(incident: Incident): void } {
  const changed = ref(new Set<string>())
  const unsure = ref(false)
  /** Versions this page made itself; hearing of them is no news. */
  const made = new Map<string, number>()
  let connectedBefore = false
  const socket = new LiveSocket(socketUrl(location))
  socket.listen(`/topic/areas/${area}/incidents`, {
    up: () => {
      unsure.value ||= connectedBefore
      connectedBefore = true
    },
    down: () => undefined,
    heard: () => undefined,
    message: (body) => {
      const incident = (body as LiveEvent).payload as Incident
      if (incident.version <= (made.get(incident.id) ?? 0)) return
      if (changed.value.size < 1_000 && concerns(incident)) changed.value.add(incident.id)
    },
  })
  onScopeDispose(() => socket.close())
  const seen = (): void => {
    changed.value = new Set()
    unsure.value = false
  }
  const own = (incident: Incident): void => {
    made.set(incident.id, incident.version)
    changed.value.delete(incident.id)
  }
  return { changed, unsure, seen, own }
}
