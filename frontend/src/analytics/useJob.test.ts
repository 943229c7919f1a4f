import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { answer } from './testing/answer'
import { useJob } from './useJob'
import type { Definition, Job } from './wire'

/** A service with jobs that go on when they are told to. */
class Service {
  readonly jobs = new Map<string, Job>()
  readonly seen: string[] = []
  next = 'a'

  handle(path: string, method: string): Response {
    this.seen.push(`${method} ${path}`)
    const id = path.split('/').at(-1) ?? ''
    if (method === 'POST') {
      const job: Job = { id: this.next, state: 'queued', progress: 0, ahead: 2 }
      this.jobs.set(job.id, job)
      return json(job)
    }
    if (method === 'DELETE') return new Response(null, { status: 204 })
    if (path.includes('/results/')) return json(answer({ id }))
    return json(this.jobs.get(id))
  }

  set(id: string, part: Partial<Job>): void {
    this.jobs.set(id, { ...(this.jobs.get(id) as Job), ...part })
  }
}
const json = (body: unknown): Response => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })

let service: Service
let scope: ReturnType<typeof effectScope>
let asker: ReturnType<typeof useJob>
const question = answer().definition as Definition

beforeEach(() => {
  vi.useFakeTimers()
  service = new Service()
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => (init.signal?.aborted === true ? Promise.reject(new DOMException('', 'AbortError')) : Promise.resolve(service.handle(path, init.method ?? 'GET'))))
  scope = effectScope()
  asker = scope.run(() => useJob()) as ReturnType<typeof useJob>
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('follows a job from the queue to its answer', async () => {
  const asked = asker.ask(question)
  await vi.advanceTimersByTimeAsync(10)
  expect(asker.job.value).toMatchObject({ state: 'queued', ahead: 2 })
  service.set('a', { state: 'running', progress: 0.4 })
  await vi.advanceTimersByTimeAsync(500)
  expect(asker.job.value?.progress).toBe(0.4)
  expect(asker.asking.value).toBe(true)
  service.set('a', { state: 'done', progress: 1 })
  await vi.advanceTimersByTimeAsync(2_000)
  await asked
  expect(asker.result.value?.id).toBe('a')
  expect(asker.asking.value).toBe(false)
})

it('a new question calls the one before off, and a late answer to that one is passed over', async () => {
  const first = asker.ask(question)
  await vi.advanceTimersByTimeAsync(10)
  service.next = 'b'
  const second = asker.ask({ ...question, area: 'X' })
  service.set('a', { state: 'done' })
  await vi.advanceTimersByTimeAsync(10)
  service.set('b', { state: 'done' })
  await vi.advanceTimersByTimeAsync(3_000)
  await Promise.all([first, second])
  expect(service.seen).toContain('DELETE /api/analytics/jobs/a')
  expect(service.seen).not.toContain('GET /api/analytics/results/a')
  expect(asker.result.value?.id).toBe('b')
})

it('the answer before stays in sight until the next is there', async () => {
  service.next = 'a'
  const asked = asker.ask(question)
  await vi.advanceTimersByTimeAsync(10)
  service.set('a', { state: 'done' })
  await vi.advanceTimersByTimeAsync(1_000)
  await asked
  service.next = 'b'
  void asker.ask(question)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asker.result.value?.id).toBe('a')
  asker.cancel()
  expect(asker.cancelled.value).toBe(true)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asker.asking.value).toBe(false)
  expect(service.seen).toContain('DELETE /api/analytics/jobs/b')
})

it('a job that fails says why by its code', async () => {
  const asked = asker.ask(question)
  await vi.advanceTimersByTimeAsync(10)
  service.set('a', { state: 'failed', problem: { code: 'too-many-cells', detail: '', facts: {} } })
  await vi.advanceTimersByTimeAsync(1_000)
  await asked
  expect(asker.error.value).toMatchObject({ code: 'too-many-cells' })
  expect(asker.result.value).toBeUndefined()
})

it('who leaves the page leaves no job behind', async () => {
  void asker.ask(question)
  await vi.advanceTimersByTimeAsync(10)
  scope.stop()
  await vi.advanceTimersByTimeAsync(10)
  expect(service.seen).toContain('DELETE /api/analytics/jobs/a')
})
