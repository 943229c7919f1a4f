// @vitest-environment node
import { expect, test } from 'vitest'
import type { Alarm, LiveEvent } from '@/api/types'
import { OpenAlarms, queueOf } from './openAlarms'

const alarm = (id: string, part: Partial<Alarm> = {}): Alarm => ({ id, kind: 'one-key', severity: 3, areaCode: 'g1', areaName: '第1网格', areaPath: 'd.g1', lng: 122, lat: 30, facts: {}, raisedAt: `2026-11-22T05:00:0${id}Z`, takenAt: undefined, clearedAt: undefined, rehearsal: false, ...part })
const event = (type: string, payload: Alarm): LiveEvent => ({ position: 1, previous: 0, epoch: 'e', topic: 'alarms', type, at: payload.raisedAt, areaPath: payload.areaPath, payload })
const ids = (...areas: OpenAlarms[]): string[] => queueOf(areas).map(({ id }) => id)

test('an alarm is open until somebody takes it or its cause is gone, whoever did', () => {
  const open = new OpenAlarms()
  open.reset({ asOf: 0, epoch: 'e', alarms: [alarm('1'), alarm('2', { takenAt: '2026-11-22T05:01:00Z' })] })
  expect(ids(open)).toEqual(['1'])
  open.apply(event('alarm.raised', alarm('3')))
  open.apply(event('alarm.raised', alarm('3')))
  expect(ids(open)).toEqual(['1', '3'])
  open.apply(event('alarm.taken', alarm('1', { takenAt: '2026-11-22T05:02:00Z' })))
  open.apply(event('alarm.cleared', alarm('3', { clearedAt: '2026-11-22T05:02:00Z' })))
  expect(ids(open)).toEqual([])
})

test('the worst comes first, then who has waited longest; one of two areas is there once', () => {
  const [a, b] = [new OpenAlarms(), new OpenAlarms()]
  a.reset({ asOf: 0, epoch: 'e', alarms: [alarm('5'), alarm('2'), alarm('9', { severity: 4 })] })
  b.reset({ asOf: 0, epoch: 'e', alarms: [alarm('2'), alarm('1', { severity: 1 })] })
  expect(ids(a, b)).toEqual(['9', '2', '5', '1'])
})
