import type { MultiPolygon, Polygon, Position } from 'geojson'
import { squareMeters } from './squareMeters'
import { compactness } from './compactness'
import { perimeterMeters } from './perimeterMeters'

export type Measures = { squareMeters: number; perimeterMeters: number; compactness: number }

export function measure(shape: Polygon | MultiPolygon): Measures {
  const [area, border] = [squareMeters(shape), perimeterMeters(shape)]
  return { squareMeters: area, perimeterMeters: border, compactness: compactness(area, border) }
}

export const ringsOf = (shape: Polygon | MultiPolygon): Position[][] => (shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat())
