import type { Alarm, LiveEvent, StandingAlarms } from '@/api/types'

/** The open alarms of one area, kept complete by its feed. Plain data without Vue. */
export class OpenAlarms {
  private readonly byId = new Map<string, Alarm>()

  reset({ alarms }: StandingAlarms): void {
    this.byId.clear()
    for (const alarm of alarms) this.put(alarm)
  }

  apply({ payload }: LiveEvent): void {
    this.put(payload as Alarm)
  }

  all(): Iterable<Alarm> {
    return this.byId.values()
  }

  /** Open until somebody takes it or its cause is gone. */
  private put(alarm: Alarm): void {
    if (alarm.takenAt == null && alarm.clearedAt == null) this.byId.set(alarm.id, alarm)
    else this.byId.delete(alarm.id)
  }
}

/** Those of several areas in the order in which they want somebody: worst first, longest waiting first; each once. */
export function queueOf(areas: Iterable<OpenAlarms>): Alarm[] {
  const all = new Map<string, Alarm>()
  for (const area of areas) for (const alarm of area.all()) all.set(alarm.id, alarm)
  return [...all.values()].sort((a, b) => b.severity - a.severity || Date.parse(a.raisedAt) - Date.parse(b.raisedAt) || Number(a.id) - Number(b.id))
}
