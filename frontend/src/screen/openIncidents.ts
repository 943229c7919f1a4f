import type { Incident, LiveEvent, OpenIncidents as Snapshot } from '@/api/types'
import { isOpen, isOverdue } from '@/incident/marks'

/** One line of the ticker: what happened to which incident, and its position in the log. */
export type Happening = { position: number; at: string; verb: string; incident: Incident }

const TICKER = 40
/** Counts since the last board are kept for at most this many events; a board comes far sooner. */
const COUNTED = 50_000

/**
 * Every incident of the watched area that is not closed, the latest happenings, and what was reported and closed since
 * a position. Plain data without Vue: hundreds of events a second go through here, the page looks once per frame.
 */
export class OpenIncidents {
  private readonly byId = new Map<string, Incident>()
  private readonly counted: { position: number; reported: boolean }[] = []
  private latest: Happening[] = []
  private fresh: Incident[] = []
  private lastPosition = 0

  get size(): number {
    return this.byId.size
  }

  get position(): number {
    return this.lastPosition
  }

  get happenings(): readonly Happening[] {
    return this.latest
  }

  all(): IterableIterator<Incident> {
    return this.byId.values()
  }

  find(id: string): Incident | undefined {
    return this.byId.get(id)
  }

  reset(snapshot: Snapshot): void {
    this.byId.clear()
    for (const incident of snapshot.incidents) this.byId.set(incident.id, incident)
    this.lastPosition = snapshot.asOf
    this.counted.length = 0
    this.fresh = []
    this.latest = [...snapshot.incidents]
      .sort((a, b) => Date.parse(b.reportedAt) - Date.parse(a.reportedAt))
      .slice(0, TICKER)
      .map((incident) => ({ position: 0, at: incident.reportedAt, verb: 'report', incident }))
  }

  apply(event: LiveEvent): void {
    this.lastPosition = event.position
    const incident = event.payload as Incident
    const known = this.byId.get(incident.id)
    if (known !== undefined && known.version > incident.version) return
    // a border moved and it now belongs to an area that is not watched here
    if (event.type === 'incident.left') {
      this.byId.delete(incident.id)
      return
    }
    const reported = event.type === 'incident.reported'
    if (reported) this.fresh = [...this.fresh.slice(-59), incident]
    if (isOpen(incident)) this.byId.set(incident.id, incident)
    else this.byId.delete(incident.id)
    if (reported || incident.status === 'closed') this.count(event.position, reported)
    const verb = reported ? 'report' : (incident.verb ?? incident.status)
    this.latest = [{ position: event.position, at: event.at, verb, incident }, ...this.latest.slice(0, TICKER - 1)]
  }

  /** Incidents reported since the last call, newest 60 at most: what should pulse. */
  takeFresh(): Incident[] {
    const fresh = this.fresh
    this.fresh = []
    return fresh
  }

  /** How many were reported and closed after `position`, which a board of that position does not count yet. */
  since(position: number): { reported: number; closed: number } {
    const after = this.counted.filter((entry) => entry.position > position)
    const reported = after.filter((entry) => entry.reported).length
    return { reported, closed: after.length - reported }
  }

  /** Open and overdue per grid. */
  load(nowMillis: number): Map<string, { open: number; overdue: number }> {
    const load = new Map<string, { open: number; overdue: number }>()
    for (const incident of this.byId.values()) {
      const grid = load.get(incident.areaCode) ?? { open: 0, overdue: 0 }
      grid.open++
      if (isOverdue(incident, nowMillis)) grid.overdue++
      load.set(incident.areaCode, grid)
    }
    return load
  }

  /** Open and overdue in an area at any depth. */
  under(code: string, nowMillis: number): { open: number; overdue: number } {
    const count = { open: 0, overdue: 0 }
    for (const incident of this.byId.values()) {
      if (!incident.areaPath.split('.').includes(code)) continue
      count.open++
      if (isOverdue(incident, nowMillis)) count.overdue++
    }
    return count
  }

  overdue(nowMillis: number): number {
    let count = 0
    for (const incident of this.byId.values()) if (isOverdue(incident, nowMillis)) count++
    return count
  }

  private count(position: number, reported: boolean): void {
    this.counted.push({ position, reported })
    if (this.counted.length > COUNTED) this.counted.splice(0, this.counted.length - COUNTED)
  }
}
