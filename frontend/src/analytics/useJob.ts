import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { jobs, loadResult } from './api'
import type { Definition, Job, Result } from './wire'

/** Between two looks at a job, milliseconds: quick at first, most answers are there at once. */
const LOOKS = [150, 250, 400, 600, 1_000] as const

/**
 * Asks questions, one at a time: a new one calls the one before off, here and at the server. The last answer stays until the
 * next is there, so that the map does not go blank in between.
 */
export function useJob() {
  const result = shallowRef<Result>()
  const job = shallowRef<Job>()
  const error = shallowRef<unknown>()
  const asking = ref(false)
  const cancelled = ref(false)
  let mine = new AbortController()
  /** The calling off of the question before: the same question asked again at once must not be hit by it. */
  let leaving: Promise<void> = Promise.resolve()

  async function ask(definition: Definition): Promise<void> {
    stop()
    mine = new AbortController()
    const { signal } = mine
    asking.value = true
    cancelled.value = false
    error.value = undefined
    try {
      await leaving
      if (signal.aborted) return
      const started = await jobs.start(definition)
      if (signal.aborted) {
        leaving = giveUp(started)
        return
      }
      job.value = started
      const done = await finished(started, signal)
      const answer = await loadResult(done.id, signal)
      if (!signal.aborted) result.value = answer
    } catch (reason) {
      if (!signal.aborted) {
        error.value = reason
        result.value = undefined
      }
    } finally {
      if (!signal.aborted) {
        asking.value = false
        job.value = undefined
      }
    }
  }

  async function finished(started: Job, signal: AbortSignal): Promise<Job> {
    let now = started
    for (let look = 0; now.state === 'queued' || now.state === 'running'; look++) {
      await new Promise((resolve) => setTimeout(resolve, LOOKS[Math.min(look, LOOKS.length - 1)]))
      signal.throwIfAborted()
      now = await jobs.get(started.id, signal)
      if (!signal.aborted) job.value = now
    }
    if (now.state !== 'done') throw new Problem(422, now.problem?.code ?? `analysis-${now.state}`, `The job ended as ${now.state}.`)
    return now
  }

  function stop(): void {
    mine.abort()
    if (job.value !== undefined) leaving = giveUp(job.value)
    job.value = undefined
    asking.value = false
  }

  function cancel(): void {
    stop()
    cancelled.value = true
  }

  onScopeDispose(stop)
  return { result, job: computed(() => job.value), error, asking, cancelled, ask, cancel }
}

/** Nobody waits for it any more; if it cannot be called off it ends by itself. */
async function giveUp({ id, state }: Job): Promise<void> {
  if (state === 'queued' || state === 'running') await jobs.cancel(id).catch(() => undefined)
}
