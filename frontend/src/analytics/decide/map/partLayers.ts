import type { Feature, Point } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import { labelPlace } from '@/map/geometry'
import { MAP_FONT } from '@/map/palette'
import type { Part } from '../wire'
import { INK, PARTS } from './ink'
import { NOTHING, type StageLayers } from './stageLayers'

/** The parts of one proposal, each with its households. */
export class PartLayers {
  constructor(private readonly stage: StageLayers, pick: (part: number | undefined) => void) {
    const { map } = stage
    for (const id of ['decide-parts', 'decide-part-names']) map.addSource(id, { type: 'geojson', data: NOTHING })
    const hue: ExpressionSpecification = ['at', ['%', ['get', 'part'], PARTS.length], ['literal', [...PARTS]]]
    map.addLayer({ id: 'decide-parts', type: 'fill', source: 'decide-parts', paint: { 'fill-color': ['to-color', hue], 'fill-opacity': ['case', ['get', 'chosen'], 0.75, 0.45] } }, 'water')
    map.addLayer({ id: 'decide-part-case', type: 'line', source: 'decide-parts', layout: { 'line-join': 'round' }, paint: { 'line-color': INK.halo, 'line-width': 6 } })
    map.addLayer({ id: 'decide-part-lines', type: 'line', source: 'decide-parts', layout: { 'line-join': 'round' }, paint: { 'line-color': INK.text, 'line-width': ['case', ['get', 'chosen'], 4, 2.4] } })
    map.addLayer({
      id: 'decide-part-names', type: 'symbol', source: 'decide-part-names',
      layout: { 'text-field': ['get', 'text'], 'text-font': [MAP_FONT], 'text-size': 15, 'text-line-height': 1.2, 'text-allow-overlap': true }, paint: { 'text-color': INK.text, 'text-halo-color': INK.halo, 'text-halo-width': 2.2 },
    })
    map.on('click', ({ point }) => {
      const part: unknown = map.queryRenderedFeatures(point, { layers: ['decide-parts'] })[0]?.properties['part']
      pick(typeof part === 'number' ? part : undefined)
    })
  }

  show(parts: readonly Part[], chosen: number | undefined, textOf: (part: Part) => string): void {
    const shapes = parts.map((part): Feature => ({ ...part, properties: { ...part.properties, chosen: part.properties.part === chosen } }))
    const names = parts.flatMap((part): Feature<Point>[] => {
      const coordinates = labelPlace(part.geometry)
      return coordinates === undefined ? [] : [{ type: 'Feature', properties: { text: textOf(part) }, geometry: { type: 'Point', coordinates } }]
    })
    this.stage.source('decide-parts').setData({ type: 'FeatureCollection', features: shapes })
    this.stage.source('decide-part-names').setData({ type: 'FeatureCollection', features: names })
  }
}
