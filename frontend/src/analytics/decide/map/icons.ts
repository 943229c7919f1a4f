import type { Map as MapLibre } from 'maplibre-gl'
import { INK } from './ink'

/** Signs of stations: told apart by their shape, not by their colour alone. */
export const SIGNS = ['stays', 'moved', 'added', 'removed', 'fixed', 'forbidden', 'candidate'] as const
export type Sign = (typeof SIGNS)[number]

const SIZE = 30
const COLOUR: Readonly<Record<Sign, string>> = { stays: INK.station, moved: INK.station, added: INK.fresh, removed: INK.gone, fixed: INK.station, forbidden: INK.forbidden, candidate: INK.gone }

type Pen = CanvasRenderingContext2D

function stroke(pen: Pen, ...lines: [number, number][][]): void {
  pen.beginPath()
  for (const line of lines) line.forEach(([x, y], k) => { if (k === 0) pen.moveTo(x, y); else pen.lineTo(x, y) })
  pen.stroke()
}

/** What stands in the middle of the disc. */
const MIDDLE: Readonly<Record<Sign, (pen: Pen) => void>> = {
  stays: (pen) => { pen.beginPath(); pen.arc(15, 15, 4, 0, 2 * Math.PI); pen.fill() },
  moved: (pen) => stroke(pen, [[9, 15], [21, 15]], [[16.5, 10.5], [21, 15], [16.5, 19.5]]),
  added: (pen) => stroke(pen, [[9, 15], [21, 15]], [[15, 9], [15, 21]]),
  removed: (pen) => stroke(pen, [[10.5, 10.5], [19.5, 19.5]], [[19.5, 10.5], [10.5, 19.5]]),
  fixed: (pen) => { pen.fillRect(10.5, 10.5, 9, 9) },
  forbidden: (pen) => stroke(pen, [[9, 15], [21, 15]]),
  candidate: () => undefined,
}

/** A disc with a white rim; what is gone is hollow. */
function draw(pen: Pen, sign: Sign): void {
  const hollow = sign === 'removed'
  const radius = sign === 'candidate' ? 5 : 12
  pen.beginPath()
  pen.arc(15, 15, radius, 0, 2 * Math.PI)
  pen.fillStyle = hollow ? INK.halo : COLOUR[sign]
  pen.fill()
  pen.lineWidth = hollow ? 2.5 : 2
  pen.strokeStyle = hollow ? COLOUR[sign] : INK.halo
  pen.stroke()
  pen.fillStyle = INK.halo
  pen.strokeStyle = hollow ? COLOUR[sign] : INK.halo
  pen.lineWidth = 3
  pen.lineCap = 'round'
  MIDDLE[sign](pen)
}

export const iconOf = (sign: Sign): string => `decide-${sign}`

export function addIcons(map: MapLibre): void {
  const density = Math.min(3, Math.max(2, Math.ceil(window.devicePixelRatio)))
  for (const sign of SIGNS) {
    const canvas = new OffscreenCanvas(SIZE * density, SIZE * density)
    const pen = canvas.getContext('2d') as unknown as Pen
    pen.scale(density, density)
    draw(pen, sign)
    map.addImage(iconOf(sign), pen.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: density })
  }
}
