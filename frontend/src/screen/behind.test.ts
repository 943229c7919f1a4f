// @vitest-environment node
import { expect, test } from 'vitest'
import { behindFromText, behindToText } from './behind'

test('a figure and its filters survive the way through the address', () => {
  const figure = { panel: 'hours', part: '05:00 上报 & 办结', count: 7, filters: { status: ['closed'], area: '990100', when: 'closed' as const, from: '2026-11-22T05:00:00.000Z' } }
  expect(behindFromText(behindToText(figure))).toEqual(figure)
  expect(behindFromText(behindToText({ panel: 'open', filters: { status: [], open: 'true' } }))).toEqual({ panel: 'open', part: undefined, count: undefined, filters: { status: [], open: 'true' } })
})

test('what nobody wrote shows no list', () => {
  expect(behindFromText(undefined)).toBeUndefined()
  expect(behindFromText('area=1')).toBeUndefined()
  expect(behindFromText(['figure=a'])).toBeUndefined()
  expect(behindFromText('figure=a&when=tomorrow&open=perhaps&count=x')).toEqual({ panel: 'a', part: undefined, count: undefined, filters: { status: [] } })
})
