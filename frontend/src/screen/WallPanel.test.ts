import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { ref } from 'vue'
import { i18n } from '@/i18n'
import { LAYOUTS } from './layout'
import { WALL } from './wall'
import WallPanel from './WallPanel.vue'

const AT = Date.parse('2026-11-22T05:00:00Z')
const show = (props: Partial<InstanceType<typeof WallPanel>['$props']>, now = AT) => {
  const idle = (): void => undefined
  const wall = { unit: ref(1), now: ref(now), layout: ref(LAYOUTS.standard), behind: idle, pick: idle, enter: idle }
  return mount(WallPanel, { props: { id: 'categories', ...props }, slots: { default: '<i>内容</i>' }, global: { plugins: [i18n], provide: { [WALL as symbol]: wall } } })
}

describe('a panel', () => {
  beforeEach(() => {
    i18n.global.locale.value = 'zh'
    setActivePinia(createPinia())
  })

  test('shows its content only when it has some', () => {
    expect(show({ state: 'ready' }).text()).toContain('内容')
    for (const state of ['loading', 'empty', 'failed'] as const) expect(show({ state }).text()).not.toContain('内容')
  })

  test('when it failed it says why and can be tried again', async () => {
    const panel = show({ state: 'failed', problem: '连不上服务器' })
    expect(panel.get('[role=alert]').text()).toContain('连不上服务器')
    await panel.get('[role=alert] button').trigger('click')
    expect(panel.emitted('retry')).toHaveLength(1)
  })

  test('tells its age, and that it is stale with a word and not only a colour', () => {
    expect(show({ at: AT }, AT + 20_000).text()).toContain('20 秒前更新')
    expect(show({ at: AT }, AT + 20_000).text()).not.toContain('已过时')
    expect(show({ at: AT }, AT + 200_000).text()).toContain('已过时')
  })

  test('gives its definition to the pointer and to the keyboard, and Esc puts it away', async () => {
    const panel = show({ parts: '3/4' })
    const [name, tip] = [panel.get('h2 button'), panel.get('[role=tooltip]')]
    const shown = (): boolean => !(tip.attributes('style') ?? '').includes('display: none')
    expect(name.attributes('aria-describedby')).toBe(tip.attributes('id'))
    expect(shown()).toBe(false)
    await name.trigger('focus')
    expect(shown()).toBe(true)
    expect(tip.text()).toContain('按小类计数')
    expect(tip.text()).toContain('近 24 小时')
    expect(tip.text()).toContain('3/4')
    await name.trigger('keydown', { key: 'Escape' })
    expect(shown()).toBe(false)
    await panel.get('.definition').trigger('mouseenter')
    expect(shown()).toBe(true)
  })
})
