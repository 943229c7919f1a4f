import { createRouter, createWebHistory } from 'vue-router'
import { whenSignedOut } from '@/api/client'
import { useSession } from '@/session/store'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean
    theme?: 'wall' | 'desk'
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/screen' },
    { path: '/login', component: () => import('@/session/LoginPage.vue'), meta: { open: true, theme: 'wall' } },
    { path: '/screen', component: () => import('@/screen/ScreenPage.vue'), meta: { theme: 'wall' } },
    { path: '/incidents', component: () => import('@/incident/IncidentsPage.vue'), meta: { theme: 'desk' } },
    { path: '/boundaries', component: () => import('@/boundary/BoundariesPage.vue'), meta: { theme: 'desk' } },
    { path: '/boundaries/changes/:id(\\d+)', component: () => import('@/boundary/ChangePage.vue'), meta: { theme: 'desk' } },
    { path: '/boundaries/areas/:code([\\w-]{1,40})', component: () => import('@/boundary/HistoryPage.vue'), meta: { theme: 'desk' } },
    { path: '/rehearsals', component: () => import('@/rehearsal/RehearsalsPage.vue'), meta: { theme: 'desk' } },
    { path: '/walls', component: () => import('@/walls/WallsPage.vue'), meta: { theme: 'desk' } },
    { path: '/analytics', component: () => import('@/analytics/AnalyticsPage.vue'), meta: { theme: 'desk' } },
    { path: '/tracks', component: () => import('@/track/TracksPage.vue'), meta: { theme: 'desk' } },
    { path: '/:rest(.*)*', redirect: '/screen' },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  await session.know()
  if (to.meta.open === true || session.session !== undefined) return true
  return { path: '/login', query: { to: to.fullPath } }
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
