import { Problem } from '@/api/problem'
import type { WhatIfServer } from '../api'
import type { Moves, Question, Reached, Spot, WhatIf, WireStation } from '../wire'

const reached = (stations: number): Reached => ({ households: 1000, shares: [stations / 10, stations / 5], groups: [], median: 300, p90: 600, mean: 330, unreached: 0 })

/** A service of what-ifs as the API describes it: sessions with revisions, labels never given twice. Answers wait while it is held. */
export class FakeWhatIfs implements WhatIfServer {
  readonly sessions = new Map<string, { revision: number; stations: Map<number, WireStation>; labels: number }>()
  readonly told: Moves[] = []
  /** The most requests that were under way at once. */
  busiest = 0
  created = 0
  /** Where no station can be. */
  offRoad: (spot: Spot) => boolean = () => false
  failing: unknown
  private underWay = 0
  private gate: Promise<void> = Promise.resolve()
  private lift: () => void = () => undefined

  constructor(private readonly begin: readonly Spot[]) {}

  hold(): void {
    this.gate = new Promise((resolve) => { this.lift = resolve })
  }
  release(): void {
    this.lift()
    this.gate = Promise.resolve()
  }
  /** A restart of the server: no session is known any more. */
  forget(): void {
    this.sessions.clear()
  }

  readonly create = async (question: Question): Promise<WhatIf> => {
    const id = `w${++this.created}`
    await this.gate
    if (this.failing !== undefined) throw this.failing
    const stations = new Map(this.begin.map((spot, label): [number, WireStation] => [label, { label, ...spot, origin: 'element', name: `站${label}`, kind: 'fire' }]))
    this.sessions.set(id, { revision: 0, stations, labels: stations.size })
    return this.answer(id, question, [], true)
  }

  readonly move = async (id: string, moves: Moves): Promise<WhatIf> => {
    this.busiest = Math.max(this.busiest, ++this.underWay)
    this.told.push(moves)
    try {
      await this.gate
      if (this.failing !== undefined) throw this.failing
      const session = this.sessions.get(id)
      if (session === undefined) throw new Problem(404, 'not-found', '')
      if (session.revision !== moves.revision) throw new Problem(409, 'what-if-stale', '')
      if ([...moves.add, ...moves.move].some(this.offRoad)) throw new Problem(422, 'place-off-road', '')
      for (const label of [...moves.remove, ...moves.move.map((one) => one.label)]) if (!session.stations.has(label)) throw new Problem(422, 'station-unknown', '')
      for (const label of moves.remove) session.stations.delete(label)
      for (const { label, lng, lat } of moves.move) session.stations.set(label, { ...(session.stations.get(label) as WireStation), lng, lat })
      const added = moves.add.map(({ lng, lat }) => {
        session.stations.set(session.labels, { label: session.labels, lng, lat, origin: 'added' })
        return session.labels++
      })
      session.revision++
      return this.answer(id, undefined, added, moves.bands)
    } finally {
      this.underWay--
    }
  }

  readonly remove = (id: string): Promise<void> => {
    this.sessions.delete(id)
    return Promise.resolve()
  }

  /** Where the stations of the newest session are. */
  get spots(): string[] {
    const session = [...this.sessions.values()].at(-1)
    return [...(session?.stations.values() ?? [])].map(({ lng, lat }) => `${lng},${lat}`).sort()
  }

  private answer(id: string, question: Question | undefined, added: number[], bands: boolean): WhatIf {
    const session = this.sessions.get(id)
    const stations = [...(session?.stations.values() ?? [])]
    return {
      id, revision: session?.revision ?? 0, area: question?.area ?? 'd', level: question?.level ?? 'community', mode: 'car', minutes: [5, 10], stations, added,
      begin: reached(this.begin.length), now: reached(stations.length), rows: [], bands: bands ? { type: 'FeatureCollection', features: [] } : null,
    }
  }
}
