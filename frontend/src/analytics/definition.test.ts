// @vitest-environment node
import { expect, it } from 'vitest'
import { definitionOf, fitted, levelsBelow } from './definition'
import { wishFrom } from './wish'

const wish = wishFrom({}, 'A', '2026-11-22')

it('a question is asked by a level below its area, the wished one where that is possible', () => {
  expect(fitted(wish, 'district').level).toBeUndefined()
  expect(fitted({ ...wish, level: 'grid' }, 'street').level).toBe('grid')
  expect(fitted({ ...wish, level: 'community' }, 'community').level).toBe('grid')
  expect(fitted({ ...wish, level: 'street' }, 'grid').level).toBe('grid')
  // Satisfaction is told by streets as a rule; a street has none below it.
  expect(fitted({ ...wish, kind: 'satisfaction' }, 'street').level).toBe('community')
  expect(fitted(wish, undefined)).toBe(wish)
  expect(levelsBelow('district')).toEqual(['street', 'community', 'grid'])
  expect(levelsBelow('community')).toEqual(['grid'])
})

it('who held the cases is asked where cases are, and not said where nobody is named', () => {
  expect(definitionOf({ ...wish, holders: ['member', 'crew'] }).filters.holders).toEqual(['crew', 'member'])
  expect(definitionOf(wish).filters).not.toHaveProperty('holders')
  expect(definitionOf({ ...wish, kind: 'coverage', holders: ['member'] }).filters).not.toHaveProperty('holders')
})
