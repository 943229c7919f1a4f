import { MAP } from '../palette'

/** Side of a mark, design units. */
export const SPRITE = 26
/** Headings a mark is drawn in beforehand. */
const HEADINGS = 36
/** How old a fix looks: full, faded, or faded and dashed. */
export const AGES = ['fresh', 'old', 'stale'] as const
export type Age = (typeof AGES)[number]

const OLD_MILLIS = 60_000
const STALE_MILLIS = 5 * 60_000
/** How strongly each is drawn. */
export const INK: Readonly<Record<Age, number>> = { fresh: 1, old: 0.65, stale: 0.45 }

export function ageOf(millis: number): Age {
  return millis < OLD_MILLIS ? 'fresh' : millis < STALE_MILLIS ? 'old' : 'stale'
}

/**
 * Where a mark lies among the sprites: still ones first, then by heading; a row for each age, and the same again of those that are
 * played in a rehearsal.
 */
export function spriteOf(heading: number | undefined, age: Age, played = false): { column: number; row: number } {
  const row = AGES.indexOf(age) + (played ? AGES.length : 0)
  if (heading === undefined) return { column: 0, row }
  return { column: 1 + (((Math.round((heading / 360) * HEADINGS) % HEADINGS) + HEADINGS) % HEADINGS), row }
}

/** All marks side by side, sharp at the given density: copying one is the cheapest a canvas can do. */
export function responderSprites(density: number): OffscreenCanvas {
  const pixels = Math.ceil(SPRITE * density)
  const sheet = new OffscreenCanvas(pixels * (HEADINGS + 1), pixels * AGES.length * 2)
  const pen = sheet.getContext('2d')
  if (pen === null) return sheet
  for (const played of [false, true]) AGES.forEach((age, k) => {
    const row = k + (played ? AGES.length : 0)
    for (let column = 0; column <= HEADINGS; column++) {
      pen.setTransform(density, 0, 0, density, (column + 0.5) * pixels, (row + 0.5) * pixels)
      pen.rotate(column === 0 ? 0 : ((column - 1) / HEADINGS) * 2 * Math.PI)
      pen.globalAlpha = INK[age]
      drawMark(pen, column > 0, age, played)
    }
  })
  return sheet
}

/** A ring, with a tick to the heading (up) once that is known; dashed when it is stale, so that it is not told by its tone alone. */
function drawMark(pen: OffscreenCanvasRenderingContext2D, moving: boolean, age: Age, played: boolean): void {
  pen.setLineDash([])
  pen.strokeStyle = 'rgb(4 14 29 / 90%)'
  pen.lineWidth = 4.5
  pen.beginPath()
  pen.arc(0, 0, 6, 0, 2 * Math.PI)
  pen.stroke()
  pen.strokeStyle = played ? MAP.rehearsal : MAP.responder
  pen.lineWidth = 2.2
  if (age === 'stale') pen.setLineDash([2.6, 2.1])
  pen.stroke()
  pen.setLineDash([])
  if (!moving) return
  pen.beginPath()
  pen.moveTo(0, -7)
  pen.lineTo(0, -11.5)
  pen.stroke()
}
