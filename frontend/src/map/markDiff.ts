import type { Feature, Point } from 'geojson'
import type { Incident } from '@/api/types'
import { isOverdue, markOf } from '@/incident/marks'

/** What differs between two pictures: marks to draw (anew) and ids to take away. */
export type Diff = { add: Feature<Point>[]; remove: string[] }

type Shown = { incident: Incident; overdue: boolean; key: string; stack: number }

/**
 * Remembers what the map was told of the incidents and says what is new, so that one event costs the map one mark and not
 * all of them. Incidents are told apart by identity: whoever changes one puts another object in its place.
 */
export class MarkDiff {
  private shown = new Map<string, Shown>()
  /** How many stand at the very same place. */
  private stacks = new Map<string, number>()

  next(incidents: Iterable<Incident>, nowMillis: number): Diff {
    const now = new Map<string, Shown>()
    const touched = new Set<string>()
    const moved: Shown[] = []
    for (const incident of incidents) {
      const before = this.shown.get(incident.id)
      const overdue = isOverdue(incident, nowMillis)
      if (before?.incident === incident && before.overdue === overdue) {
        now.set(incident.id, before)
        continue
      }
      const mark = { incident, overdue, key: `${incident.lng},${incident.lat}`, stack: 0 }
      now.set(incident.id, mark)
      moved.push(mark)
      if (before?.key !== mark.key) this.count(mark.key, 1, touched)
      if (before !== undefined && before.key !== mark.key) this.count(before.key, -1, touched)
    }
    const remove: string[] = []
    for (const [id, { key }] of this.shown) {
      if (now.has(id)) continue
      remove.push(id)
      this.count(key, -1, touched)
    }
    this.shown = now
    const changed = new Set(moved)
    if (touched.size > 0) for (const mark of now.values()) if (touched.has(mark.key)) changed.add(mark)
    const add: Feature<Point>[] = []
    for (const mark of changed) {
      const stack = this.stacks.get(mark.key) ?? 1
      // Only the neighbours of a changed place are here without being new themselves.
      if (stack === mark.stack) continue
      mark.stack = stack
      add.push(featureOf(mark))
    }
    return { add, remove }
  }

  private count(key: string, by: 1 | -1, touched: Set<string>): void {
    const count = (this.stacks.get(key) ?? 0) + by
    if (count === 0) this.stacks.delete(key)
    else this.stacks.set(key, count)
    touched.add(key)
  }
}

function featureOf({ incident, overdue, stack }: Shown): Feature<Point> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [incident.lng, incident.lat] },
    properties: { id: incident.id, severity: incident.severity, overdue: overdue ? 1 : 0, stack, icon: `mark-${markOf(incident.severity)}${overdue ? '-overdue' : ''}${incident.rehearsal ? '-rehearsal' : ''}` },
  }
}
