import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Session } from '@/api/types'
import { mayOpen, router } from './router'
import { useSession } from './session/store'

vi.mock('@/shell/NotAllowedPage.vue', () => ({ default: { template: '<p />' } }))
vi.mock('@/track/TracksPage.vue', () => ({ default: { template: '<p />' } }))
vi.mock('@/session/LoginPage.vue', () => ({ default: { template: '<p />' } }))

/** Signs in somebody who may do this, or nobody. */
async function signedIn(...permissions: string[]): Promise<void> {
  setActivePinia(createPinia())
  const session = permissions.length === 0 ? undefined : { login: 'x', name: 'X', permissions, areas: [] }
  vi.stubGlobal('fetch', () => Promise.resolve(session === undefined ? new Response(null, { status: 204 }) : new Response(JSON.stringify(session), { headers: { 'Content-Type': 'application/json' } })))
  await useSession().know()
}
beforeEach(async () => {
  await signedIn()
  await router.replace('/login')
})

it('shows a page to whoever may use it', async () => {
  await signedIn('TRACK_READ')
  await router.push('/tracks?view=zones')
  expect(router.currentRoute.value.matched[0]?.path).toBe('/tracks')
  expect(mayOpen('/tracks')).toBe(true)
  expect(mayOpen('/walls')).toBe(false)
})

it('tells who may not, at the address that was asked for', async () => {
  await signedIn('INCIDENT_READ')
  await router.push('/tracks?view=zones#a')
  expect(router.currentRoute.value.name).toBe('not-allowed')
  expect(router.currentRoute.value.fullPath).toBe('/tracks?view=zones#a')
})

it('lets nobody in who has not signed in, and leads there afterwards', async () => {
  await signedIn()
  await router.push('/tracks?view=zones')
  expect(router.currentRoute.value.path).toBe('/login')
  expect(router.currentRoute.value.query['to']).toBe('/tracks?view=zones')
})

it('knows no other pages', async () => {
  const all: Session['permissions'] = ['BOARD_READ']
  await signedIn(...all)
  expect(router.resolve('/nonsense/at/all').matched[0]?.redirect).toBe('/screen')
})
