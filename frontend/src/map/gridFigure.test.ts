// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { colourOf, heightOf, LEAST_HOUSEHOLDS, SCALES, valueOf } from './gridFigure'
import { LOAD_RAMP, TOO_FEW } from './palette'

describe('the figure of a grid', () => {
  const count = { open: 6, overdue: 2 }

  test('counts are counts, whoever lives there', () => {
    expect(valueOf('open', count, 0)).toBe(6)
    expect(valueOf('overdue', count, 0)).toBe(2)
    expect(valueOf('overdue', undefined, 500)).toBe(0)
  })

  test('a rate is per thousand households, and says nothing where hardly anybody lives', () => {
    expect(valueOf('perHousehold', count, 1500)).toBe(4)
    expect(valueOf('perHousehold', undefined, 1500)).toBe(0)
    expect(valueOf('perHousehold', count, LEAST_HOUSEHOLDS - 1)).toBeUndefined()
    expect(colourOf('perHousehold', undefined)).toBe(TOO_FEW)
  })

  test('the scale is fixed: colours change at its bounds and nowhere else', () => {
    for (const figure of ['open', 'overdue', 'perHousehold'] as const) {
      const { breaks } = SCALES[figure]
      expect(breaks.map((bound) => colourOf(figure, bound))).toEqual([...LOAD_RAMP])
      expect(breaks.slice(1).map((bound) => colourOf(figure, bound - 0.01))).toEqual(LOAD_RAMP.slice(0, -1))
      expect(colourOf(figure, 10_000)).toBe(LOAD_RAMP[4])
    }
  })

  test('height grows with the value and is cut at a full column', () => {
    expect(heightOf('open', 10)).toBe(0.5)
    expect(heightOf('open', 20)).toBe(1)
    expect(heightOf('open', 200)).toBe(1)
  })
})
