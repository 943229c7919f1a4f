import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { type Label, ResultLayers } from '../../map/resultLayers'
import { type Painted, paint } from '../../scale'
import type { Result, ResultLevel } from '../../wire'

export const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** What all maps of decisions show: areas with their names, bands of reach or how long people wait, an area pointed out. */
export class StageLayers {
  private readonly ground: ResultLayers

  constructor(readonly map: MapLibre) {
    this.ground = new ResultLayers(map)
  }

  level(level: ResultLevel): void {
    this.ground.setLevel(level)
  }

  bands(bands: FeatureCollection | null | undefined, minutes: readonly number[]): void {
    this.ground.bands(bands, { kind: 'ordered', breaks: minutes.slice(0, -1) })
  }

  /** Colours the areas by an answer; undefined takes the colours away. */
  figures(result: Result | undefined): void {
    const none: Painted = { colours: new Map(), unknown: [] }
    this.ground.paint(result === undefined ? none : paint(result.rows, result.mapped, result.scale), result !== undefined)
  }

  labels(labels: readonly Label[]): void {
    this.ground.labels(labels)
  }

  point(code: string | undefined): void {
    this.ground.mark(undefined, code)
  }

  source(id: string): GeoJSONSource {
    return this.map.getSource(id) as GeoJSONSource
  }
}
