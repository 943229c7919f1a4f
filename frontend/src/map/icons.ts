import type { Map as MapLibre } from 'maplibre-gl'
import { MAP, SEVERITY_COLOURS } from './palette'

const TURN = 2 * Math.PI
/** Steps of the red arc on a cluster. */
export const ARC_STEPS = 12

type Draw = (pen: CanvasRenderingContext2D, size: number) => void

/** Draws every mark the wall uses, sharp at the given density, and gives it to the map. */
export function addIcons(map: MapLibre, density: number): void {
  const add = (id: string, size: number, draw: Draw): void => {
    const canvas = new OffscreenCanvas(Math.ceil(size * density), Math.ceil(size * density))
    const pen = canvas.getContext('2d') as unknown as CanvasRenderingContext2D
    pen.scale(density, density)
    draw(pen, size)
    const image = pen.getImageData(0, 0, canvas.width, canvas.height)
    if (map.hasImage(id)) map.removeImage(id)
    map.addImage(id, image, { pixelRatio: density })
  }
  for (const [mark, colour] of Object.entries(SEVERITY_COLOURS)) {
    for (const overdue of [false, true]) for (const rehearsal of [false, true]) {
      add(`mark-${mark}${overdue ? '-overdue' : ''}${rehearsal ? '-rehearsal' : ''}`, 34, (pen, size) => {
        drawMark(pen, size / 2, mark, colour, overdue)
        if (rehearsal) drawPlayed(pen, size / 2)
      })
    }
  }
  for (let step = 0; step <= ARC_STEPS; step++) add(`cluster-${step}`, 52, (pen, size) => drawCluster(pen, size / 2, step / ARC_STEPS))
}

function drawMark(pen: CanvasRenderingContext2D, c: number, mark: string, colour: string, overdue: boolean): void {
  outline(pen, c, mark)
  pen.lineJoin = 'round'
  pen.strokeStyle = 'rgb(4 14 29 / 90%)'
  pen.lineWidth = 5
  pen.stroke()
  pen.strokeStyle = MAP.rim
  pen.lineWidth = 3
  pen.stroke()
  pen.fillStyle = colour
  pen.fill()
  if (!overdue) return
  pen.beginPath()
  pen.arc(c, c, c - 2.2, 0, TURN)
  pen.strokeStyle = MAP.breach
  pen.lineWidth = 2.4
  pen.stroke()
}

/** Dashes around a mark: played, not real. */
function drawPlayed(pen: CanvasRenderingContext2D, c: number): void {
  pen.beginPath()
  pen.arc(c, c, c - 5, 0, TURN)
  pen.strokeStyle = MAP.rehearsal
  pen.lineWidth = 2
  pen.setLineDash([3.5, 3])
  pen.stroke()
  pen.setLineDash([])
}

function outline(pen: CanvasRenderingContext2D, c: number, mark: string): void {
  pen.beginPath()
  if (mark === 'critical') polygon(pen, [[c, c - 8.5], [c + 8.5, c + 6.5], [c - 8.5, c + 6.5]])
  else if (mark === 'serious') polygon(pen, [[c, c - 8.5], [c + 8.5, c], [c, c + 8.5], [c - 8.5, c]])
  else pen.arc(c, c, mark === 'normal' ? 6.5 : 4.5, 0, TURN)
}

function polygon(pen: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  points.forEach(([x, y], k) => (k === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)))
  pen.closePath()
}

/** A disc with a ring; the red part of the ring is the share that is overdue, from twelve o'clock. */
function drawCluster(pen: CanvasRenderingContext2D, c: number, share: number): void {
  pen.beginPath()
  pen.arc(c, c, c - 3, 0, TURN)
  pen.fillStyle = 'rgb(6 21 41 / 92%)'
  pen.fill()
  pen.lineWidth = 4
  pen.strokeStyle = '#4d86c4'
  pen.beginPath()
  pen.arc(c, c, c - 4, 0, TURN)
  pen.stroke()
  if (share === 0) return
  pen.strokeStyle = MAP.breach
  pen.beginPath()
  pen.arc(c, c, c - 4, -TURN / 4, -TURN / 4 + TURN * share)
  pen.stroke()
}
