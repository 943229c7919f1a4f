import type { Map as MapLibre } from 'maplibre-gl'
import type { Incident } from '@/api/types'
import { markOf } from '@/incident/marks'
import { SEVERITY_COLOURS } from '../palette'

const PULSES = 3
const PULSE_MILLIS = 900
const AT_ONCE = 60
const RADIUS = 34

/** Three rings around each new incident, on a canvas of its own so that the map is not redrawn for them. */
export class Pulses {
  private active: { incident: Incident; from: number }[] = []
  private frame = 0

  constructor(private readonly map: MapLibre, private readonly canvas: HTMLCanvasElement, private density: number) {}

  add(incidents: readonly Incident[]): void {
    const from = performance.now()
    this.active = [...this.active, ...incidents.map((incident) => ({ incident, from }))].slice(-AT_ONCE)
    if (this.frame === 0 && this.active.length > 0) this.frame = requestAnimationFrame(this.draw)
  }

  setDensity(density: number): void {
    this.density = density
  }

  close(): void {
    cancelAnimationFrame(this.frame)
  }

  private readonly draw = (now: number): void => {
    const { clientWidth, clientHeight } = this.map.getContainer()
    const [width, height] = [Math.round(clientWidth * this.density), Math.round(clientHeight * this.density)]
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height })
    const pen = this.canvas.getContext('2d')
    if (pen === null) return
    pen.setTransform(this.density, 0, 0, this.density, 0, 0)
    pen.clearRect(0, 0, clientWidth, clientHeight)
    this.active = this.active.filter(({ from }) => now - from < PULSES * PULSE_MILLIS)
    for (const { incident, from } of this.active) {
      const progress = (Math.max(0, now - from) / PULSE_MILLIS) % 1
      const { x, y } = this.map.project([incident.lng, incident.lat])
      pen.beginPath()
      pen.arc(x, y, 6 + RADIUS * progress, 0, 2 * Math.PI)
      pen.globalAlpha = 1 - progress
      pen.lineWidth = 3
      pen.strokeStyle = SEVERITY_COLOURS[markOf(incident.severity)]
      pen.stroke()
    }
    pen.globalAlpha = 1
    this.frame = this.active.length > 0 ? requestAnimationFrame(this.draw) : 0
  }
}
