import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { get, put } from '@/api/client'
import { Problem } from '@/api/problem'
import { useMapMode } from '@/map/mode'
import { useWallClock } from '@/replay/wallClock'
import { Rotation, type Scene, type ScreenSetting, USUAL_SCENES, type Versioned } from './scenes'

const ADDRESS = '/api/screen/setting'
/** Who touched the wall works with it; so long after the last touch the scenes take turns again. */
const IDLE_SECONDS = 60
const USUAL: ScreenSetting = { rotate: false, scenes: [...USUAL_SCENES] }

/**
 * The scenes of the wall: the person's own or the usual ones, which of them is shown (the address says), and their turns.
 * A scene brings its panels, its map and, when it is its turn, its area.
 */
export function useScenes() {
  const route = useRoute()
  const router = useRouter()
  const map = useMapMode()
  const clock = useWallClock()
  const setting = shallowRef<ScreenSetting>(USUAL)
  const version = ref(0)
  const loaded = ref(false)
  const rotation = new Rotation(IDLE_SECONDS)
  const left = ref(0)
  const waiting = ref(false)
  /** Something else needs the wall as it is. */
  const held = ref(false)

  const scenes = computed(() => setting.value.scenes)
  const scene = computed<Scene>(() => scenes.value.find(({ id }) => id === route.query['scene']) ?? scenes.value[0] ?? (USUAL_SCENES[0] as Scene))
  const rotating = computed(() => {
    const asked = route.query['rotate']
    return asked === 'on' || (asked !== 'off' && setting.value.rotate)
  })

  function take(answer: Versioned): void {
    setting.value = answer.setting ?? USUAL
    version.value = answer.version
    loaded.value = true
  }

  async function load(): Promise<void> {
    take(await get<Versioned>(ADDRESS))
  }

  /** Stores it; false when another page was faster, whose version the next attempt then replaces. */
  async function save(wanted: ScreenSetting): Promise<boolean> {
    try {
      take(await put<Versioned>(ADDRESS, { body: { version: version.value, setting: wanted } }))
      return true
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'screen-setting-stale') throw error
      version.value = Number(error.fields['version'])
      return false
    }
  }

  /** By hand the wall stays in its area unless the scene names one; by turns it goes to the scene's or home. */
  function show(next: Scene, byTurn = false): void {
    rotation.restart()
    const area = next.area ?? (byTurn ? undefined : route.query['area'])
    void router.replace({ query: { ...route.query, scene: next.id, area, incident: undefined, behind: undefined } })
  }

  function step(by: number, byTurn = false): void {
    const at = scenes.value.findIndex(({ id }) => id === scene.value.id)
    const next = scenes.value[(at + by + scenes.value.length) % scenes.value.length]
    if (next !== undefined) show(next, byTurn)
  }

  function rotate(on: boolean): void {
    rotation.restart()
    void router.replace({ query: { ...route.query, rotate: on ? 'on' : 'off' } })
  }

  const touch = (): void => rotation.touch(Date.now())
  const timer = setInterval(() => {
    const busy = held.value || clock.replaying || !rotating.value
    if (!busy && scenes.value.length > 1 && rotation.tick(Date.now(), scene.value.seconds)) step(1, true)
    waiting.value = rotating.value && (busy || rotation.waits(Date.now()))
    left.value = rotation.left(scene.value.seconds)
  }, 1_000)

  onMounted(() => void load().catch(() => undefined))
  onBeforeUnmount(() => clearInterval(timer))
  watch(() => [scene.value.id, scene.value.map] as const, () => map.choose(scene.value.map), { immediate: true })

  return { setting, scenes, scene, rotating, waiting, left, held, loaded, version, show, step, rotate, touch, load, save }
}

export type Scenes = ReturnType<typeof useScenes>
