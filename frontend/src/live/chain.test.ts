// @vitest-environment node
import { expect, test } from 'vitest'
import type { LiveEvent } from '@/api/types'
import { Chain } from './chain'

const event = (position: number, previous: number, epoch = 'e'): LiveEvent => ({
  position, previous, epoch, topic: 'incidents', type: 'x', at: '', areaPath: '', payload: null,
})

function chainFrom(asOf: number, capacity?: number) {
  const applied: number[] = []
  return { applied, chain: new Chain('e', asOf, (e) => applied.push(e.position), capacity) }
}

test('takes the first event after a snapshot although its predecessor is older than the snapshot', () => {
  const { chain, applied } = chainFrom(10)
  expect(chain.offer(event(14, 7))).toBe('applied')
  expect(applied).toEqual([14])
})

test('holds what lies past a hole and applies it in order once the hole is filled', () => {
  const { chain, applied } = chainFrom(1)
  expect(chain.offer(event(4, 3))).toBe('hole')
  expect(chain.offer(event(3, 2))).toBe('hole')
  expect(chain.broken).toBe(true)
  expect(chain.offer(event(2, 1))).toBe('applied')
  expect(applied).toEqual([2, 3, 4])
  expect(chain.broken).toBe(false)
})

test('drops doubles and notices another epoch', () => {
  const { chain, applied } = chainFrom(5)
  expect(chain.offer(event(5, 4))).toBe('duplicate')
  expect(chain.offer(event(6, 5, 'other'))).toBe('other-epoch')
  expect(applied).toEqual([])
})

test('never holds more than its capacity, and remembers that it forgot', () => {
  const { chain, applied } = chainFrom(0, 2)
  for (const position of [3, 4, 5]) chain.offer(event(position, position - 1))
  for (const position of [1, 2, 3, 4]) chain.offer(event(position, position - 1))
  expect(applied).toEqual([1, 2, 3, 4, 5])
  expect(chain.broken).toBe(true)
  chain.repaired()
  expect(chain.broken).toBe(false)
})
