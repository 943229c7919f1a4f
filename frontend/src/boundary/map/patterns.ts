import type { Map as MapLibre } from 'maplibre-gl'
import { INK } from './ink'

const SIZE = 12

/** Hatches: grey for what is locked, red for what is wrong. */
export function addPatterns(map: MapLibre): void {
  addHatch(map, 'hatch-locked', INK.beyond, 1.2)
  addHatch(map, 'hatch-fault', INK.fault, 2.4)
}

/** An image of slanted lines to fill areas with. */
export function addHatch(map: MapLibre, id: string, colour: string, width: number): void {
  if (map.hasImage(id)) return
  const density = Math.min(3, Math.max(1, Math.round(window.devicePixelRatio)))
  const canvas = new OffscreenCanvas(SIZE * density, SIZE * density)
  const pen = canvas.getContext('2d') as unknown as CanvasRenderingContext2D
  pen.scale(density, density)
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.globalAlpha = 0.75
  pen.beginPath()
  for (const shift of [-SIZE, 0, SIZE]) {
    pen.moveTo(shift, SIZE)
    pen.lineTo(shift + SIZE, 0)
  }
  pen.stroke()
  map.addImage(id, pen.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: density })
}
