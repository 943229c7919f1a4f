import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { i18n } from '@/i18n'
import type { FeedState } from '@/live/feed'
import { useWallClock } from '@/replay/wallClock'
import ConnectionSign from './ConnectionSign.vue'

const NOW = 1_000_000
beforeEach(() => setActivePinia(createPinia()))
const sign = (feed: Partial<FeedState>) =>
  mount(ConnectionSign, { props: { now: NOW, feed: { phase: 'live', since: NOW, completeAt: NOW, position: 1, ...feed } }, global: { plugins: [i18n] } })

test('each phase has its own word and its own shape', () => {
  const texts = (['live', 'loading', 'catching-up', 'cut'] as const).map((phase) => sign({ phase }).text())
  expect(new Set(texts.map((text) => text[0])).size).toBe(4)
  expect(texts[3]).toContain('连接中断')
})

test('live but late is not shown as live', () => {
  const text = sign({ completeAt: NOW - 60_000 }).text()
  expect(text).toContain('滞后')
  expect(text).not.toContain('实时')
})

test('a cut tells since when, and how old the data is', () => {
  const cut = sign({ phase: 'cut', since: NOW - 30_000, completeAt: NOW - 45_000 })
  expect(cut.text()).toContain('已 30 秒')
  expect(cut.text()).toContain('45 秒前')
  expect(cut.attributes('data-age')).toBe('45')
})

test('a replay is never taken for live', () => {
  const clock = useWallClock()
  clock.stand(NOW, NOW + 1000)
  expect(sign({}).text()).toContain('历史回放')
  expect(sign({}).text()).not.toContain('实时刚刚')
  clock.goLive()
  expect(sign({}).text()).toContain('实时')
})
