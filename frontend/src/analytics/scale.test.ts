import { expect, it } from 'vitest'
import { apart, lightness, rgb, SIGHTS } from '@/testing/colours'
import { classColours, classOf, coloursOf, DIVERGING, knownIn, legendOf, ORDERED, paint, ranked, unknownOf } from './scale'
import { answer, row } from './testing/answer'

it.each(SIGHTS)('%s eyes tell the classes by lightness alone, dark where to look', (sight) => {
  for (let count = 2; count <= 7; count++) {
    const steps = coloursOf(ORDERED, count).map((colour) => lightness(rgb(colour), sight))
    for (let k = 1; k < steps.length; k++) expect((steps[k - 1] ?? 0) - (steps[k] ?? 0), `${k} of ${count}`).toBeGreaterThanOrEqual(7)
  }
})

it.each(SIGHTS)('%s eyes tell both sides of a middle apart, the middle lightest', (sight) => {
  const colours = DIVERGING.map(rgb)
  const middle = lightness(colours[3] ?? [0, 0, 0], sight)
  for (let k = 1; k < 4; k++) {
    const [low, high] = [colours[3 - k], colours[3 + k]] as [[number, number, number], [number, number, number]]
    expect(apart(low, high, sight), `${k}`).toBeGreaterThanOrEqual(11)
    for (const side of [low, high]) expect(lightness(side, sight)).toBeLessThan(middle)
  }
})

it('colours stand where the server puts them: straight between neighbours', () => {
  expect(coloursOf(ORDERED, 7)).toEqual([...ORDERED])
  expect(coloursOf(ORDERED, 1)).toEqual([ORDERED[3]])
  expect(coloursOf(['#000000', '#ffffff', '#000000'], 5)).toEqual(['#000000', '#808080', '#ffffff', '#808080', '#000000'])
})

it('a value on a break belongs above it', () => {
  expect([0, 9, 10, 11, 20, 99].map((value) => classOf([10, 20], value))).toEqual([0, 0, 1, 1, 2, 2])
})

it('what is not known has no colour, whatever its values say', () => {
  const { colours, unknown } = paint([row('A', 100), row('B', undefined), row('N', 0, { values: { n: 40, p90: null } }), row('T', 5, { values: { p90: 'high' } })], 'p90', { kind: 'ordered', breaks: [50] })
  expect([...colours]).toEqual([['A', ORDERED[6]]])
  expect(unknown).toEqual(['B', 'N', 'T'])
})

it('where much is good, little is dark', () => {
  const breaks = [0.5, 0.9]
  expect(classColours({ kind: 'ordered', breaks, better: 'high' })).toEqual(classColours({ kind: 'ordered', breaks }).reverse())
})

it('the legend counts every area once and puts first what to look at first', () => {
  const { rows, scale } = answer()
  const legend = legendOf(rows, 'p90', scale)
  expect(legend.map(({ from, to, count }) => [from, to, count])).toEqual([[14_400, undefined, 1], [7_200, 14_400, 1], [3_600, 7_200, 0], [1_800, 3_600, 1], [undefined, 1_800, 0]])
  expect(legend[0]?.colour).toBe(ORDERED[6])
  expect(unknownOf(rows)).toEqual([['too-few', 1]])
  expect(legend.reduce((sum, { count }) => sum + count, 0) + 1).toBe(rows.length)
  expect(legendOf(rows, 'p90', { ...scale, better: 'high' })[0]).toMatchObject({ to: 1_800, colour: ORDERED[6] })
})

it('ranks by what is known, the unknown last', () => {
  const { rows } = answer()
  expect(ranked(rows, 'p90', true).map(({ code }) => code)).toEqual(['A', 'E', 'B', 'C'])
  expect(ranked(rows, 'p90', false).map(({ code }) => code)).toEqual(['B', 'E', 'A', 'C'])
  expect(knownIn(row('C', undefined), 'p90')).toBeUndefined()
})
