import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { csrfToken, get, post, whenSignedOut, withQuery } from './client'
import { codeOf, Problem } from './problem'

const answer = (status: number, body: unknown, type = 'application/json'): Response => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } })
const sent: RequestInit[] = []
let next: Response

beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => { sent.push(init); return Promise.resolve(next) })
})
afterEach(() => { vi.unstubAllGlobals(); document.cookie = 'XSRF-TOKEN=; max-age=0' })

test('a changing request repeats the CSRF cookie, a reading one does not', async () => {
  document.cookie = 'XSRF-TOKEN=a%2Fb'
  next = answer(200, {})
  await post('/api/x', { body: { a: 1 } })
  next = answer(200, {})
  await get('/api/x')
  expect(new Headers(sent[0]?.headers).get('X-XSRF-TOKEN')).toBe('a/b')
  expect(new Headers(sent[1]?.headers).has('X-XSRF-TOKEN')).toBe(false)
})

test('a token that went stale on the way is no refusal; one that did not is', async () => {
  document.cookie = 'XSRF-TOKEN=old'
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    sent.push(init)
    const matches = new Headers(init.headers).get('X-XSRF-TOKEN') === 'new'
    document.cookie = 'XSRF-TOKEN=new'
    return Promise.resolve(matches ? answer(200, { done: true }) : answer(403, { code: 'forbidden' }))
  })
  expect(await post('/api/x', { body: { a: 1 } })).toEqual({ done: true })
  expect(sent).toHaveLength(2)
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => { sent.push(init); return Promise.resolve(answer(403, { code: 'forbidden' })) })
  expect(codeOf(await post('/api/x').catch((error: unknown) => error))).toBe('forbidden')
  expect(sent).toHaveLength(3)
})

test('a refusal carries the stable code', async () => {
  next = answer(409, { code: 'illegal-transition', detail: 'no' }, 'application/problem+json')
  const refused: unknown = await post('/api/x').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Problem)
  expect(codeOf(refused)).toBe('illegal-transition')
})

test('an answer of a proxy that is no problem document still has a code', async () => {
  next = new Response('<html>', { status: 502 })
  expect(codeOf(await get('/api/x').catch((error: unknown) => error))).toBe('http-502')
  expect(codeOf(new TypeError('failed to fetch'))).toBe('unreachable')
})

test('losing the session is told, but not by the question who is signed in', async () => {
  const told = vi.fn()
  whenSignedOut(told)
  next = answer(401, { code: 'sign-in-required' })
  await get('/api/session').catch(() => undefined)
  expect(told).not.toHaveBeenCalled()
  next = answer(401, { code: 'sign-in-required' })
  await get('/api/board').catch(() => undefined)
  expect(told).toHaveBeenCalledOnce()
})

test('empty query values are left out, others escaped', () => {
  expect(withQuery('/a', { q: '井 盖', x: undefined, y: '', n: 0 })).toBe('/a?q=%E4%BA%95+%E7%9B%96&n=0')
  expect(csrfToken('a=1; XSRF-TOKEN=t; b=2')).toBe('t')
})
