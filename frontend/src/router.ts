import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { whenSignedOut } from '@/api/client'
import type { Session } from '@/api/types'
import { useSession } from '@/session/store'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean
    /** What a person must be permitted to use the page at all. */
    needs?: Session['permissions'][number]
    theme?: 'wall' | 'desk'
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/screen' },
    { path: '/login', component: () => import('@/session/LoginPage.vue'), meta: { open: true, theme: 'wall' } },
    { path: '/screen', component: () => import('@/screen/ScreenPage.vue'), meta: { needs: 'BOARD_READ', theme: 'wall' } },
    { path: '/incidents', component: () => import('@/incident/IncidentsPage.vue'), meta: { needs: 'INCIDENT_READ', theme: 'desk' } },
    { path: '/boundaries', component: () => import('@/boundary/BoundariesPage.vue'), meta: { needs: 'AREA_READ', theme: 'desk' } },
    { path: '/boundaries/changes/:id(\\d+)', component: () => import('@/boundary/ChangePage.vue'), meta: { needs: 'AREA_READ', theme: 'desk' } },
    { path: '/boundaries/areas/:code([\\w-]{1,40})', component: () => import('@/boundary/HistoryPage.vue'), meta: { needs: 'AREA_READ', theme: 'desk' } },
    { path: '/rehearsals', component: () => import('@/rehearsal/RehearsalsPage.vue'), meta: { needs: 'INCIDENT_READ', theme: 'desk' } },
    { path: '/walls', component: () => import('@/walls/WallsPage.vue'), meta: { needs: 'ADMIN', theme: 'desk' } },
    { path: '/analytics', component: () => import('@/analytics/AnalyticsPage.vue'), meta: { needs: 'ANALYTICS_READ', theme: 'desk' } },
    { path: '/tracks', component: () => import('@/track/TracksPage.vue'), meta: { needs: 'TRACK_READ', theme: 'desk' } },
    { path: '/:rest(.*)*', redirect: '/screen' },
    // Entered by name only, with the address that was asked for.
    { path: '/:asked(.*)*', name: 'not-allowed', component: () => import('@/shell/NotAllowedPage.vue'), meta: { theme: 'desk' } },
  ],
})

/** Whether the person who is signed in may use a page. The server refuses its data in any case. */
export function mayOpen(to: string | Pick<RouteLocationNormalized, 'meta'>): boolean {
  const { needs } = (typeof to === 'string' ? router.resolve(to) : to).meta
  return needs === undefined || useSession().may(needs)
}

router.beforeEach(async (to) => {
  const session = useSession()
  await session.know()
  if (to.meta.open === true) return true
  if (session.session === undefined) return { path: '/login', query: { to: to.fullPath } }
  if (mayOpen(to)) return true
  return { name: 'not-allowed', params: { asked: to.path.slice(1).split('/') }, query: to.query, hash: to.hash, replace: true }
})

router.afterEach((to) => {
  const theme = to.meta.theme ?? 'desk'
  document.documentElement.dataset['theme'] = theme
  document.documentElement.classList.toggle('dark', theme === 'wall')
})

whenSignedOut(() => {
  useSession().forget()
  const { fullPath, path } = router.currentRoute.value
  if (path !== '/login') void router.push({ path: '/login', query: { to: fullPath } })
})
