import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl'
import { Glide, partOf, type Track } from '@/live/glide'
import { LOST_MILLIS, type Responder } from '@/live/positions'
import type { View } from '@/live/view'
import { MAP } from '../palette'
import { ageOf, INK, responderSprites, SPRITE, spriteOf } from './responderSprites'

/** From here on single responders are shown: as dots, which cover nothing, and closer as marks. */
const LEAST_ZOOM = 10
const MARK_ZOOM = 12
const DOT = 3
/** Smooth enough for somebody on foot or in a car; the map itself is not drawn again for it. */
const FASTEST_MILLIS = 100
/** Where drawing is slow it is done less often, so that it takes no more than a twentieth of the time. */
const COST_FACTOR = 20
/** Marks grow old also when nothing is heard of them. */
const AGING_MILLIS = 5_000
const OVER_EDGE = 40

/**
 * The responders, gliding from fix to fix, on a canvas of their own above the map. The map tells its camera whenever it is
 * drawn; between two drawings of the map only this canvas changes.
 */
export class ResponderLayer {
  private readonly glide = new Glide()
  private matrix?: ArrayLike<number>
  private sprites: OffscreenCanvas
  private timer?: ReturnType<typeof setTimeout>
  private frame = 0
  private drawnAt = 0
  private cost = 0
  private picked?: string
  /** Where the marks were last drawn, for whoever points at one. */
  private readonly placed: { id: string; x: number; y: number }[] = []

  /** @param now time at the server, by which a fix is old */
  constructor(private readonly map: MapLibre, private readonly canvas: HTMLCanvasElement, private density: number, private readonly now: () => number) {
    this.sprites = responderSprites(density)
    const camera: CustomLayerInterface = {
      id: 'responders', type: 'custom',
      render: (_, { defaultProjectionData }) => {
        this.matrix = defaultProjectionData.mainMatrix as ArrayLike<number>
        if (!this.empty() || this.placed.length > 0) this.draw()
      },
    }
    map.addLayer(camera)
  }

  /** The newest responders; the very same list changes nothing. */
  set(responders: readonly Responder[]): void {
    this.glide.set(responders, performance.now())
    this.want(0)
  }

  setDensity(density: number): void {
    this.density = density
    this.sprites = responderSprites(density)
  }

  /** The part of the map in view; undefined when it is too far away to show single responders. */
  view(): View | undefined {
    if (this.map.getZoom() < LEAST_ZOOM) return undefined
    const bounds = this.map.getBounds()
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
  }

  /** The nearest mark to a place on the canvas within so many pixels. */
  at({ x, y }: { x: number; y: number }, near: number): string | undefined {
    // Dots are as many as what lies beneath them: pointing means the area.
    if (this.map.getZoom() < MARK_ZOOM) return undefined
    let found: string | undefined
    let least = near
    for (const mark of this.placed) {
      const away = Math.hypot(mark.x - x, mark.y - y)
      if (away <= least) [found, least] = [mark.id, away]
    }
    return found
  }

  find(id: string): Responder | undefined {
    return this.glide.find(id)?.responder
  }

  /** Puts a ring around one of them, or none. */
  pick(id: string | undefined): void {
    this.picked = id
    this.want(0)
  }

  close(): void {
    clearTimeout(this.timer)
    cancelAnimationFrame(this.frame)
  }

  private empty(): boolean {
    return this.map.getZoom() < LEAST_ZOOM || this.glide.tracks().next().done === true
  }

  private want(after: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      cancelAnimationFrame(this.frame)
      this.frame = requestAnimationFrame(() => this.draw())
    }, Math.max(after, this.drawnAt + Math.max(FASTEST_MILLIS, COST_FACTOR * this.cost) - performance.now()))
  }

  private draw(): void {
    const began = performance.now()
    const { clientWidth: width, clientHeight: height } = this.map.getContainer()
    const [w, h] = [Math.round(width * this.density), Math.round(height * this.density)]
    if (this.canvas.width !== w || this.canvas.height !== h) Object.assign(this.canvas, { width: w, height: h })
    const pen = this.canvas.getContext('2d')
    if (pen === null) return
    pen.setTransform(this.density, 0, 0, this.density, 0, 0)
    if (this.placed.length > 0) pen.clearRect(0, 0, width, height)
    this.placed.length = 0
    if (this.matrix !== undefined && !this.empty()) this.drawAll(pen, width, height, began, this.matrix)
    this.drawnAt = began
    this.cost = performance.now() - began
    this.want(this.glide.moving(began) ? 0 : AGING_MILLIS)
  }

  private drawAll(pen: CanvasRenderingContext2D, width: number, height: number, now: number, m: ArrayLike<number>): void {
    const serverNow = this.now()
    const bearing = this.map.getBearing()
    pen.fillStyle = MAP.responder
    pen.globalAlpha = 1
    const size = this.map.getZoom() < MARK_ZOOM ? DOT : SPRITE * Math.min(1, 0.6 + ((this.map.getZoom() - MARK_ZOOM) * 0.4) / 3)
    const [m0, m1, m3, m4, m5, m7, m12, m13, m15] = [m[0], m[1], m[3], m[4], m[5], m[7], m[12], m[13], m[15]] as [number, number, number, number, number, number, number, number, number]
    for (const track of this.glide.tracks()) {
      const age = serverNow - track.responder.at
      if (age > LOST_MILLIS) continue
      const part = partOf(track, now)
      const worldX = track.fromX + (track.x - track.fromX) * part
      const worldY = track.fromY + (track.y - track.fromY) * part
      const behind = m3 * worldX + m7 * worldY + m15
      if (behind <= 0) continue
      const x = (1 + (m0 * worldX + m4 * worldY + m12) / behind) * 0.5 * width
      const y = (1 - (m1 * worldX + m5 * worldY + m13) / behind) * 0.5 * height
      if (x < -OVER_EDGE || y < -OVER_EDGE || x > width + OVER_EDGE || y > height + OVER_EDGE) continue
      this.drawOne(pen, track, x, y, size, age, bearing)
    }
  }

  private drawOne(pen: CanvasRenderingContext2D, { responder }: Track, x: number, y: number, size: number, age: number, bearing: number): void {
    this.placed.push({ id: responder.id, x, y })
    if (size === DOT) {
      pen.globalAlpha = INK[ageOf(age)]
      pen.fillRect(x - size / 2, y - size / 2, size, size)
    } else this.drawMark(pen, responder, x, y, size, age, bearing)
    if (responder.id === this.picked) this.drawPick(pen, x, y, size)
  }

  private drawMark(pen: CanvasRenderingContext2D, responder: Responder, x: number, y: number, size: number, age: number, bearing: number): void {
    const { column, row } = spriteOf(responder.heading === undefined ? undefined : responder.heading - bearing, ageOf(age), responder.kind === 'rehearsal')
    const pixels = Math.ceil(SPRITE * this.density)
    pen.drawImage(this.sprites, column * pixels, row * pixels, pixels, pixels, x - size / 2, y - size / 2, size, size)
  }

  private drawPick(pen: CanvasRenderingContext2D, x: number, y: number, size: number): void {
    pen.globalAlpha = 1
    pen.beginPath()
    pen.arc(x, y, 4 + size * 0.5, 0, 2 * Math.PI)
    pen.lineWidth = 2.5
    pen.strokeStyle = '#ffffff'
    pen.stroke()
  }
}
