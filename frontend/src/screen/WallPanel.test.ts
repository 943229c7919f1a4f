import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, test } from 'vitest'
import { i18n } from '@/i18n'
import WallPanel from './WallPanel.vue'

const show = (props: Partial<InstanceType<typeof WallPanel>['$props']>) =>
  mount(WallPanel, { props: { title: '类别', hint: '定义', ...props }, slots: { default: '<i>内容</i>' }, global: { plugins: [i18n] } })

describe('a panel', () => {
  beforeEach(() => { i18n.global.locale.value = 'zh' })

  test('shows its content only when it has some', () => {
    expect(show({ state: 'ready' }).text()).toContain('内容')
    for (const state of ['loading', 'empty', 'failed'] as const) expect(show({ state }).text()).not.toContain('内容')
  })

  test('when it failed it says why and can be tried again', async () => {
    const panel = show({ state: 'failed', problem: '连不上服务器' })
    expect(panel.get('[role=alert]').text()).toContain('连不上服务器')
    await panel.get('button').trigger('click')
    expect(panel.emitted('retry')).toHaveLength(1)
  })

  test('tells its age, and that it is stale with a word and not only a colour', () => {
    const at = Date.parse('2026-11-22T05:00:00Z')
    expect(show({ at, now: at + 20_000 }).text()).toContain('20 秒前更新')
    expect(show({ at, now: at + 20_000 }).text()).not.toContain('已过时')
    expect(show({ at, now: at + 200_000 }).text()).toContain('已过时')
  })

  test('gives its definition on hover', () => {
    expect(show({}).get('header').attributes('title')).toBe('定义')
  })
})
