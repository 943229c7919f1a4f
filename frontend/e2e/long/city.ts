import type { Alarm, Incident, LiveEvent } from '../../src/api/types'
import type { GridFeature } from '../server'

const STATUSES = ['reported', 'accepted', 'dispatched', 'arrived', 'handled', 'verified', 'closed'] as const
const VERBS = ['report', 'accept', 'dispatch', 'arrive', 'handle', 'verify', 'close'] as const
const KEPT = 20_000
const EPOCH = 'made-up'

/** Number, id, callsign, kind, lng, lat, seconds since 1970, heading, speed: as the server's frames have it. */
export type Entered = [number, string, string, string, number, number, number, number, number]
export type Moved = [number, number, number, number, number, number]
type Walker = { number: number; lng: number; lat: number; heading: number }
export type Box = readonly [number, number, number, number]

const SPEED = 8
type Place = { lng: number; lat: number; grid: GridFeature }

/**
 * A city made up on the true ground: so many open incidents in random grids, events that lead each of them on until it is closed
 * and another is reported, and responders who walk. Seeded, so that two runs see the same.
 */
export class City {
  readonly epoch = EPOCH
  position = 1_000
  private readonly open: Incident[] = []
  private readonly log: LiveEvent[] = []
  private readonly alarms: Alarm[] = []
  private alarmLog: LiveEvent[] = []
  private readonly walkers: Walker[]
  private next = 1
  private seed = 20261122

  constructor(private readonly grids: readonly GridFeature[], incidents: number, responders: number) {
    for (let k = 0; k < incidents; k++) {
      const incident = this.report()
      for (let step = Math.floor(this.random() * 6); step > 0; step--) this.lead(incident)
      this.open.push(incident)
    }
    this.walkers = Array.from({ length: responders }, (_, k) => {
      const { lng, lat } = this.place()
      return { number: k + 1, lng, lat, heading: 360 * this.random() }
    })
  }

  snapshot(): { asOf: number; epoch: string; incidents: Incident[] } {
    return { asOf: this.position, epoch: EPOCH, incidents: this.open }
  }

  standing(): { asOf: number; epoch: string; alarms: Alarm[] } {
    return { asOf: this.position, epoch: EPOCH, alarms: this.alarms }
  }

  /** As the server answers what came after a position; undefined when it is too long ago. */
  after(topic: string, position: number, limit: number): { epoch: string; events: LiveEvent[]; head: number; more: boolean } | undefined {
    const log = topic === 'alarms' ? this.alarmLog : this.log
    if (topic !== 'alarms' && position < (log[0]?.previous ?? 0) && log.length >= KEPT) return undefined
    const rest = log.filter((event) => event.position > position)
    return { epoch: EPOCH, events: rest.slice(0, limit), head: this.position, more: rest.length > limit }
  }

  /** Something happens: one in seven is a new report in the place of one that is closed. */
  happen(): LiveEvent {
    const k = Math.floor(this.random() * this.open.length)
    const before = this.open[k] as Incident
    let incident = { ...before }
    if (incident.status === 'closed') incident = this.report()
    else this.lead(incident)
    this.open[k] = incident
    if (incident.status === 'closed') this.open[k] = { ...incident }
    return this.note('incidents', incident.verb === 'report' ? 'incident.reported' : `incident.${incident.status}`, incident, this.log)
  }

  /** Those open, without the closed ones whose place waits for the next report. */
  get size(): number {
    return this.open.filter(({ status }) => status !== 'closed').length
  }

  raise(): LiveEvent {
    const { lng, lat, grid } = this.place()
    const alarm = { id: String(this.next++), kind: 'one-key', severity: 4, areaCode: grid.id, areaName: grid.properties.name, areaPath: grid.properties.path, lng, lat, facts: {}, raisedAt: new Date().toISOString(), rehearsal: false } as unknown as Alarm
    this.alarms.push(alarm)
    return this.note('alarms', 'alarm.raised', alarm, this.alarmLog)
  }

  take(id?: string): LiveEvent | undefined {
    const k = id === undefined ? 0 : this.alarms.findIndex((alarm) => alarm.id === id)
    const [alarm] = k < 0 ? [] : this.alarms.splice(k, 1)
    return alarm === undefined ? undefined : this.note('alarms', 'alarm.taken', { ...alarm, takenAt: new Date().toISOString() }, this.alarmLog)
  }

  /** Everybody comes to where somebody looks. */
  gather([west, south, east, north]: Box): Entered[] {
    const now = Math.floor(Date.now() / 1000)
    return this.walkers.map((walker) => {
      walker.lng = west + (0.1 + 0.8 * this.random()) * (east - west)
      walker.lat = south + (0.1 + 0.8 * this.random()) * (north - south)
      return [walker.number, `r${walker.number}`, `T-${walker.number}`, 'grid-member', walker.lng, walker.lat, now, Math.round(walker.heading + 360) % 360, SPEED]
    })
  }

  /** Everybody walks for so long. */
  walk(seconds: number): Moved[] {
    const now = Math.floor(Date.now() / 1000)
    return this.walkers.map((walker) => {
      walker.heading += 40 * (this.random() - 0.5)
      walker.lng += (SPEED * seconds * Math.sin((walker.heading * Math.PI) / 180)) / 96_000
      walker.lat += (SPEED * seconds * Math.cos((walker.heading * Math.PI) / 180)) / 111_000
      return [walker.number, walker.lng, walker.lat, now, Math.round(walker.heading + 3600) % 360, SPEED]
    })
  }

  private note(topic: string, type: string, payload: unknown, log: LiveEvent[]): LiveEvent {
    const event = { position: ++this.position, previous: log[log.length - 1]?.position ?? 0, epoch: EPOCH, topic, type, at: new Date().toISOString(), areaPath: (payload as Incident).areaPath, payload }
    log.push(event)
    if (log.length > KEPT) log.splice(0, KEPT / 10)
    return event
  }

  private report(): Incident {
    const { lng, lat, grid } = this.place()
    const id = String(this.next++)
    const now = Date.now()
    const severity = [1, 1, 2, 2, 2, 3, 4][Math.floor(7 * this.random())] ?? 2
    return {
      id, code: `SJ20261122${id.padStart(6, '0')}`, areaCode: grid.id, areaName: grid.properties.name, areaPath: grid.properties.path, category: '201001', categoryName: '私搭乱建', kind: 'event', severity,
      channel: 'field', title: `占道经营 ${id}`, status: 'reported', version: 1, lng, lat, reportedAt: new Date(now).toISOString(), dueAt: new Date(now + (this.random() * 3 - 0.2) * 3_600_000).toISOString(), overdue: false, verb: 'report',
    } as unknown as Incident
  }

  private lead(incident: Incident): void {
    const at = Math.min(STATUSES.length - 1, STATUSES.indexOf(incident.status as (typeof STATUSES)[number]) + 1)
    Object.assign(incident, { status: STATUSES[at], verb: VERBS[at], version: incident.version + 1 })
  }

  private place(): Place {
    const grid = this.grids[Math.floor(this.random() * this.grids.length)] as GridFeature
    const ring = (grid.geometry.type === 'Polygon' ? grid.geometry.coordinates[0] : grid.geometry.coordinates[0]?.[0]) ?? []
    const [a, b, c] = [0, 0, 0].map(() => ring[Math.floor(this.random() * ring.length)] ?? [0, 0])
    const mean = (k: 0 | 1): number => ((a?.[k] ?? 0) + (b?.[k] ?? 0) + (c?.[k] ?? 0)) / 3
    return { lng: mean(0), lat: mean(1), grid }
  }

  private random(): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0
    return this.seed / 2 ** 32
  }
}
