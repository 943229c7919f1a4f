import { onBeforeUnmount, onMounted, ref } from 'vue'
import { post } from '@/api/client'
import type { Beat } from '@/api/types'
import { sampleFrames } from './frameWork'
import { wallId, wallName } from './identity'

const EVERY_MILLIS = 15_000

/** Which build this page is: the mark that the build puts into the name of its first script. */
const version = (): string => /-([\w-]{6,16})\.js$/.exec(document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '')?.[1] ?? 'dev'

/** What of the wall only the screen knows. */
export type Shown = Partial<Pick<Beat, 'area' | 'scene' | 'phase' | 'dataAgeSeconds' | 'position'>>

/**
 * Says every quarter of a minute how this wall is, so that IT sees it on /walls. A beat that cannot be sent is left out: the
 * next one says all again, and a wall without beats is what the page calls lost.
 */
export function useWallBeat(shown: () => Shown, asked: unknown) {
  const name = ref(wallName(localStorage, asked))
  let error: { message: string; at: string } | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  let busy = false

  const failed = (message: string): void => { error = { message: message.slice(0, 200), at: new Date().toISOString() } }
  const onError = (event: ErrorEvent): void => failed(event.message)
  const onRejection = (event: PromiseRejectionEvent): void => failed(String(event.reason))

  async function beat(): Promise<void> {
    if (busy) return
    busy = true
    try {
      const scriptMs = await sampleFrames()
      const memory = (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory
      const body: Partial<Beat> = {
        id: wallId(localStorage), name: name.value, ...shown(), error: error?.message, errorAt: error?.at, scriptMs, heapMb: memory === undefined ? undefined : memory.usedJSHeapSize / 1e6,
        version: version(), screen: `${Math.round(innerWidth * devicePixelRatio)}×${Math.round(innerHeight * devicePixelRatio)}`,
      }
      await post('/api/walls/beat', { body, timeoutMillis: 5_000 })
    } catch {
      // the next beat says all again
    } finally {
      busy = false
    }
  }

  onMounted(() => {
    addEventListener('error', onError)
    addEventListener('unhandledrejection', onRejection)
    void beat()
    timer = setInterval(() => void beat(), EVERY_MILLIS)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    removeEventListener('error', onError)
    removeEventListener('unhandledrejection', onRejection)
  })
  return { name, beat }
}
