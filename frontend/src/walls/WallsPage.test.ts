import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import WallsPage from './WallsPage.vue'

const wall = { account: '操作员', address: '10.1.2.*', node: 'a:8080', phase: 'live', dataAgeSeconds: 0.4, behind: 0, scriptMs: 4.2, heapMb: 120, connectedAt: '2026-11-22T05:00:00Z', seenAt: '2026-11-22T05:10:00Z', lostAt: null }
const stubs = { DeskShell: { template: '<div><slot /></div>' } }

async function page(walls: object[]) {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ at: '2026-11-22T05:10:00Z', walls }), { headers: { 'Content-Type': 'application/json' } })))
  const mounted = mount(WallsPage, { global: { plugins: [i18n, createPinia()], stubs } })
  await flushPromises()
  return mounted
}

describe('the page of all walls', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('shows who is there and who is lost, and since when', async () => {
    const shown = await page([{ ...wall, name: '指挥大厅' }, { ...wall, name: '二楼', lostAt: '2026-11-22T05:09:00Z' }])
    expect(shown.get('h1').text()).toContain('在线 1')
    expect(shown.get('h1').text()).toContain('失联 1')
    const rows = shown.findAll('tbody tr')
    expect(rows[0]?.find('[data-test=lost]').exists()).toBe(false)
    expect(rows[1]?.get('[data-test=lost]').text()).toContain('失联')
    expect(rows[0]?.text()).toContain('4.2 ms')
    shown.unmount()
  })

  it('marks what needs a look', async () => {
    const shown = await page([{ ...wall, phase: 'cut', dataAgeSeconds: 90, behind: 12, scriptMs: 40 }])
    expect(shown.findAll('tbody .bad')).toHaveLength(4)
    expect(shown.text()).toContain('未命名')
    shown.unmount()
  })

  it('says so when no wall has ever connected', async () => {
    const shown = await page([])
    expect(shown.text()).toContain('还没有大屏连接过')
    shown.unmount()
  })
})
