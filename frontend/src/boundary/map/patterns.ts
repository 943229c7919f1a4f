import type { Map as MapLibre } from 'maplibre-gl'
import { INK } from './ink'

/** Hatches: grey for what is locked, red for what is wrong. */
export function addPatterns(map: MapLibre): void {
  for (const [id, colour, width] of [['hatch-locked', INK.beyond, 1.2], ['hatch-fault', INK.fault, 2.4]] as const) {
    if (map.hasImage(id)) continue
    const size = 12
    const density = Math.min(3, Math.max(1, Math.round(window.devicePixelRatio)))
    const canvas = new OffscreenCanvas(size * density, size * density)
    const pen = canvas.getContext('2d') as unknown as CanvasRenderingContext2D
    pen.scale(density, density)
    pen.strokeStyle = colour
    pen.lineWidth = width
    pen.globalAlpha = 0.75
    pen.beginPath()
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift, size)
      pen.lineTo(shift + size, 0)
    }
    pen.stroke()
    map.addImage(id, pen.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: density })
  }
}
