import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { useCategories } from './categories'

const answer = (): Promise<Response> => Promise.resolve(new Response(JSON.stringify([{ code: '101001', zh: '上水井盖', en: 'Water supply manhole cover' }]), { headers: { 'Content-Type': 'application/json' } }))

/** As a component has them. */
function categoriesOf(): ReturnType<typeof useCategories> {
  let found: ReturnType<typeof useCategories> | undefined
  mount({ setup: () => { found = useCategories(); return () => null } }, { global: { plugins: [i18n, createPinia()] } })
  if (found === undefined) throw new Error('not set up')
  return found
}

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => {
  i18n.global.locale.value = 'zh'
  vi.unstubAllGlobals()
})

it('names categories in English once the list is there, and asks for it once', async () => {
  const fetched = vi.fn(answer)
  vi.stubGlobal('fetch', fetched)
  const categories = categoriesOf()
  expect(categories.nameOf('101001', '上水井盖')).toBe('上水井盖')
  expect(fetched).not.toHaveBeenCalled()
  i18n.global.locale.value = 'en'
  expect(categories.nameOf('101001', '上水井盖')).toBe('上水井盖')
  await categories.load()
  expect(categories.nameOf('101001', '上水井盖')).toBe('Water supply manhole cover')
  expect(categories.nameOf('299999', '本地类别')).toBe('本地类别')
  expect(fetched).toHaveBeenCalledTimes(1)
})

it('asks again some time after a failure', async () => {
  vi.useFakeTimers()
  const fetched = vi.fn<typeof fetch>().mockImplementationOnce(() => Promise.reject(new TypeError('offline'))).mockImplementation(answer)
  vi.stubGlobal('fetch', fetched)
  i18n.global.locale.value = 'en'
  const categories = categoriesOf()
  await categories.load()
  expect(categories.nameOf('101001', '上水井盖')).toBe('上水井盖')
  expect(fetched).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(30_000)
  await categories.load()
  expect(categories.nameOf('101001', '上水井盖')).toBe('Water supply manhole cover')
  vi.useRealTimers()
})
