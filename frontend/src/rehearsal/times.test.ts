import { describe, expect, it } from 'vitest'
import { timeOf } from './times'

describe('times of a rehearsal', () => {
  it('reads as seconds, minutes and hours', () => {
    expect([null, undefined, 0, 59.4, 59.6, 185, 3599.6, 3723].map(timeOf)).toEqual(['–', '–', '0 s', '59 s', '1:00', '3:05', '1:00:00', '1:02:03'])
  })
})
