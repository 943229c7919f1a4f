import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { type WhatIfServer, whatIfs } from './api'
import { fromText, toText } from './link'
import { add, difference, isNone, type Known, move, type Plan, planOf, redo, remove, reset, restore, rounded, spotsOf, undo } from './plan'
import type { Question, Spot, WhatIf } from './wire'

/** How often a session that is gone is built again before the page gives up. */
const REBUILDS = 2

/**
 * A what-if: the plan is the truth, the server is told the difference and answers with the figures. While one drags, one
 * request is under way and the newest place is next, so that the figures follow the hand however fast it is.
 */
export function useWhatIf(server: WhatIfServer = whatIfs) {
  const plan = shallowRef<Plan>({ stations: [], steps: [], done: 0 })
  const answer = shallowRef<WhatIf>()
  const error = shallowRef<unknown>()
  const opening = ref(false)
  const settling = ref(false)
  /** Changes of a link that could not be made again. */
  const lost = ref(0)
  /** The station in hand and where it is held. */
  const held = shallowRef<{ key: string; at: Spot }>()

  let question: Question | undefined
  let known: Known = new Map()
  let withBands = false
  /** Counts the questions: what an older one answers is passed over. */
  let turn = 0

  const spots = computed(() => {
    const all = spotsOf(plan.value)
    if (held.value !== undefined) all.set(held.value.key, held.value.at)
    return all
  })

  async function open(asked: Question, text = ''): Promise<void> {
    const mine = ++turn
    leave()
    opening.value = true
    error.value = undefined
    held.value = undefined
    try {
      const made = await server.create(asked)
      if (mine !== turn) {
        server.remove(made.id).catch(() => undefined)
        return
      }
      question = asked
      const begun = fromText(planOf(made.stations), text)
      take(made, planOf(made.stations))
      plan.value = begun.plan
      lost.value = begun.lost
    } catch (reason) {
      if (mine !== turn) return
      question = undefined
      answer.value = undefined
      plan.value = planOf([])
      error.value = reason
    } finally {
      if (mine === turn) opening.value = false
    }
    await settle()
  }

  /** What the server has now, by the keys of the plan. */
  function take(made: WhatIf, begun: Plan): void {
    answer.value = made
    withBands = made.bands != null
    known = new Map(begun.stations.map(({ key }, k) => [key, { label: made.stations[k]?.label ?? k, lng: made.stations[k]?.lng ?? 0, lat: made.stations[k]?.lat ?? 0 }]))
  }

  async function settle(): Promise<void> {
    if (settling.value || question === undefined) return
    settling.value = true
    try {
      for (let rebuilds = 0, thrownBack = false; ;) {
        const mine = turn
        const open = answer.value
        if (open === undefined) return
        const found = difference(known, spots.value, plan.value.stations)
        const bands = held.value === undefined
        if (isNone(found) && (withBands || !bands)) return
        try {
          const next = await server.move(open.id, {
            revision: open.revision, bands,
            add: found.add.map(({ spot, name }) => ({ ...spot, ...(name === undefined ? {} : { name }) })),
            move: found.move.map(({ label, spot }) => ({ label, ...spot })),
            remove: found.remove.map(({ label }) => label),
          })
          if (mine !== turn) continue
          const now = new Map(known)
          for (const { key } of found.remove) now.delete(key)
          for (const { key, label, spot } of found.move) now.set(key, { label, ...spot })
          found.add.forEach(({ key, spot }, k) => { now.set(key, { label: next.added[k] ?? -1, ...spot }) })
          known = now
          // The beginning's bands stay until there are new ones: a map without any would flicker.
          answer.value = bands ? next : { ...next, bands: answer.value?.bands ?? null }
          withBands = bands
          if (!thrownBack) error.value = undefined
        } catch (reason) {
          if (mine !== turn) continue
          if (rebuilds++ < REBUILDS && isGone(reason)) await rebuild(mine)
          else {
            error.value = reason
            if (!throwBack(reason)) return
            thrownBack = true
          }
        }
      }
    } finally {
      settling.value = false
    }
  }

  /** The session is gone or was changed elsewhere; the plan is not: it is told again from the beginning. */
  async function rebuild(mine: number): Promise<void> {
    if (question === undefined) return
    const made = await server.create(question).catch((reason: unknown) => { error.value = reason; return undefined })
    if (made !== undefined && mine === turn) take(made, planOf(made.stations))
  }

  /**
   * What the server will not do is taken out of the plan, so that the map never shows what the figures do not know. While a
   * station is in hand its next place may do.
   */
  function throwBack(reason: unknown): boolean {
    const { steps, done } = plan.value
    if (held.value !== undefined || done === 0 || !(reason instanceof Problem) || reason.status < 400 || reason.status >= 500) return false
    plan.value = { ...plan.value, steps: [...steps.slice(0, done - 1), ...steps.slice(done)], done: done - 1 }
    return true
  }

  function change(next: Plan): void {
    if (next === plan.value) return
    plan.value = next
    error.value = undefined
    void settle()
  }
  function hold(key: string, at: Spot): void {
    held.value = { key, at: rounded(at) }
    void settle()
  }
  function release(): void {
    const last = held.value
    held.value = undefined
    if (last !== undefined) plan.value = move(plan.value, last.key, last.at)
    void settle()
  }
  function letGo(): void {
    held.value = undefined
    void settle()
  }

  function leave(): void {
    if (answer.value !== undefined) server.remove(answer.value.id).catch(() => undefined)
    answer.value = undefined
    known = new Map()
  }
  onScopeDispose(() => { turn++; leave() })

  return {
    plan, spots, answer, error, opening, settling, lost, held, open, settle, hold, release, letGo,
    add: (at: Spot, name?: string): void => change(add(plan.value, at, name)),
    move: (key: string, at: Spot): void => change(move(plan.value, key, at)),
    remove: (key: string): void => change(remove(plan.value, key)),
    restore: (key: string): void => change(restore(plan.value, key)),
    undo: (): void => change(undo(plan.value)),
    redo: (): void => change(redo(plan.value)),
    reset: (): void => change(reset(plan.value)),
    text: computed(() => toText(plan.value)),
  }
}

function isGone(reason: unknown): boolean {
  return reason instanceof Problem && (reason.status === 404 || reason.code === 'what-if-stale')
}
