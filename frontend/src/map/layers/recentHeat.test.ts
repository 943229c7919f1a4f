import type { Map as MapLibre } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import { LOAD_RAMP } from '../palette'
import { bandColour, RECENT_BREAKS, RECENT_HEAT, type RecentHeat, RecentHeatLayer } from './recentHeat'

class FakeMap {
  data: unknown[] = []
  visibility: string[] = []
  addSource(): void { /* one is enough */ }
  addLayer(): void { /* one is enough */ }
  setPaintProperty(): void { /* colours are tested apart */ }
  setLayoutProperty(_: string, __: string, value: string): void { this.visibility.push(value) }
  getSource(id: string): unknown { return id === RECENT_HEAT ? { setData: (data: unknown) => this.data.push(data) } : undefined }
}

const heat = (at: string): RecentHeat => ({ at, halfLifeMinutes: 30, sigmaMeters: 250, n: 1, breaks: RECENT_BREAKS, bands: { type: 'FeatureCollection', features: [] } })

describe('heat of what was just reported', () => {
  it('is drawn once for each word of the server and taken away when it is not wanted', () => {
    const map = new FakeMap()
    const layer = new RecentHeatLayer(map as unknown as MapLibre, 'labels')
    const first = heat('2026-11-22T10:00:00Z')
    layer.draw(first)
    layer.draw(first)
    expect(map.data).toEqual([first.bands])
    layer.draw(heat('2026-11-22T10:00:01Z'))
    expect(map.data).toHaveLength(2)
    layer.hide()
    expect(map.visibility.at(-1)).toBe('none')
    layer.draw(first)
    expect(map.visibility.at(-1)).toBe('visible')
  })

  it('has a colour of the ramp for every break, the brightest for the highest', () => {
    const expression = bandColour(RECENT_BREAKS) as unknown as unknown[]
    expect(expression.slice(0, 3)).toEqual(['step', ['get', 'from'], 'rgba(0,0,0,0)'])
    expect(expression.slice(3)).toEqual(RECENT_BREAKS.flatMap((from, k) => [from, LOAD_RAMP[k]]))
  })
})
