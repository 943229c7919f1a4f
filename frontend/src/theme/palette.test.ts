// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CHART, TABLE_RAMP } from '@/chart/theme'
import { LOAD_RAMP, MAP, SEVERITY_COLOURS } from '@/map/palette'
import { apart, contrast, lightness, over, rgb, SIGHTS } from '@/testing/colours'

/** The tokens as the page loads them, so that a change there is judged here. */
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const tokens = (theme: string): Map<string, string> => {
  const block = css.slice(css.indexOf(`[data-theme='${theme}']`))
  return new Map([...block.slice(0, block.indexOf('}')).matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value.length === 4 ? value.replace(/[0-9a-f]/g, '$&$&') : value]))
}
const PANEL = Number(/--panel: rgb\([\d ]+\/ (\d+)%\)/.exec(css)?.[1]) / 100
const WHITE = rgb('#ffffff')

test.each(['wall', 'desk'])('text and status words are legible on every ground of the %s', (theme) => {
  const known = tokens(theme)
  const of = (name: string) => rgb(known.get(name) ?? '')
  // A panel lets some of the map through: at worst the brightest of what is drawn beneath it.
  const grounds = [of('ground'), of('panel-solid'), ...(theme === 'wall' ? [over(of('panel-solid'), rgb(MAP.heights[2]), PANEL)] : [])]
  for (const name of ['text', 'text-weak', 'accent', 'ok', 'warn', 'late', 'breach']) {
    for (const ground of grounds) expect(contrast(of(name), ground), `${name} of ${theme}`).toBeGreaterThanOrEqual(4.5)
  }
  expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(4.5)
})

test('panels stay legible even over white', () => {
  const panel = over(rgb('#0a284e'), WHITE, PANEL)
  expect(contrast(rgb(CHART.text), panel)).toBeGreaterThanOrEqual(7)
  expect(contrast(rgb(CHART.weak), panel)).toBeGreaterThanOrEqual(4.5)
})

test.each(SIGHTS)('%s eyes tell the classes of an ordered scale by lightness alone, in order', (sight) => {
  for (const ramp of [LOAD_RAMP, TABLE_RAMP]) {
    const steps = ramp.map((colour) => lightness(rgb(colour), sight))
    for (let k = 1; k < steps.length; k++) expect((steps[k] ?? 0) - (steps[k - 1] ?? 0), `${ramp[k]}`).toBeGreaterThanOrEqual(7)
  }
})

test.each(SIGHTS)('%s eyes tell neighbouring kinds and grades apart', (sight) => {
  const kinds = CHART.kinds.map(rgb)
  for (let k = 1; k < kinds.length; k++) expect(apart(kinds[k] ?? WHITE, kinds[k - 1] ?? WHITE, sight), CHART.kinds[k]).toBeGreaterThanOrEqual(11)
  const grades = Object.values(SEVERITY_COLOURS).map(rgb)
  for (let k = 1; k < grades.length; k++) expect(apart(grades[k] ?? WHITE, grades[k - 1] ?? WHITE, sight), `grade ${k + 1}`).toBeGreaterThanOrEqual(11)
})

test('marks of charts stand out from their panel', () => {
  for (const colour of [CHART.data, CHART.second, CHART.breach, ...CHART.kinds, ...Object.values(SEVERITY_COLOURS)]) expect(contrast(rgb(colour), rgb('#0a284e')), colour).toBeGreaterThanOrEqual(3)
})
