import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { useSession } from '@/session/store'
import RulePane from './RulePane.vue'
import type { VoidRule } from './types'

const stored: VoidRule = { id: '7', area: 'W', areaName: '西街道', level: 'community', kind: 'member', mode: 'ebike', minutes: 10, share: 0.3, seconds: 90, severity: 4 }
const asked: { method: string; path: string; body: unknown }[] = []

/** A server that keeps rules as the API says: an id that is known is changed, a new one is given otherwise. */
async function pane(permissions: string[], rules: VoidRule[] = [stored]) {
  asked.length = 0
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(new URL(String(input instanceof Request ? input.url : input), 'http://server'), input instanceof Request ? input : init)
    const text = await request.text()
    const rule = text === '' ? undefined : (JSON.parse(text) as VoidRule)
    asked.push({ method: request.method, path: new URL(request.url).pathname, body: rule })
    if (request.method === 'POST' && rule !== undefined) {
      if ((rule.share ?? 0) > 0.99) return Response.json({ code: 'void-rule-invalid' }, { status: 422 })
      rules = [...rules.filter(({ id }) => id !== rule.id), { ...rule, id: rule.id ?? '8', areaName: '西街道' }]
    }
    if (request.method === 'DELETE') return new Response(null, { status: 204 })
    return Response.json(request.method === 'POST' ? rules.at(-1) : rules)
  })
  const pinia = createPinia()
  useSession(pinia).session = { login: 'x', name: 'X', permissions, areas: [] } as unknown as NonNullable<ReturnType<typeof useSession>['session']>
  const shown = mount(RulePane, { props: { area: 'W', areaName: '西街道' }, global: { plugins: [i18n, pinia] } })
  await flushPromises()
  return shown
}

describe('rules about who is near', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('says of each what is watched, below which share, and for how long', async () => {
    const shown = await pane([])
    expect(shown.get('[data-test=rule]').text()).toContain('西街道的每个社区')
    expect(shown.get('[data-test=rule]').text()).toContain('10 分钟内够得着的住户低于 30.0%，持续 90 秒')
    expect(shown.find('[data-test=new-rule], [data-test=rule-edit], [data-test=rule-remove]').exists()).toBe(false)
    shown.unmount()
  })

  it('who may, changes a rule: it keeps what was not touched', async () => {
    const shown = await pane(['ZONE_EDIT'])
    await shown.get('[data-test=rule-edit]').trigger('click')
    await shown.get('[data-test=rule-percent] input').setValue('45')
    await shown.get('[data-test=rule-percent] input').trigger('change')
    await shown.get('[data-test=rule-form]').trigger('submit')
    await flushPromises()
    const { areaName, ...known } = stored
    expect(areaName).toBe('西街道')
    expect(asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([{ ...known, share: 0.45 }])
    expect(shown.get('[data-test=rule]').text()).toContain('45.0%')
    expect(shown.find('[data-test=rule-form]').exists()).toBe(false)
    shown.unmount()
  })

  it('a new one is about the area in sight and has no id; what the server refuses stays open with the reason', async () => {
    const shown = await pane(['ZONE_EDIT'], [])
    expect(shown.get('[data-test=no-rules]').text()).toBe('还没有规则。')
    await shown.get('[data-test=new-rule]').trigger('click')
    await shown.get('[data-test=rule-percent] input').setValue('100')
    await shown.get('[data-test=rule-percent] input').trigger('change')
    await shown.get('[data-test=rule-form]').trigger('submit')
    await flushPromises()
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ area: 'W', level: null, kind: 'member', mode: null, minutes: 10, share: 1, seconds: 120, severity: 3 })
    expect(shown.get('[role=alert]').text()).toContain('规则')
    expect(shown.find('[data-test=rule-form]').exists()).toBe(true)
    shown.unmount()
  })
})
