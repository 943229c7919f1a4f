/** Where a mark of a fan stands, in pixels from the place they share. */
export type Leg = { x: number; y: number }

/** As many fit on one circle; more go round in a spiral. */
const ON_CIRCLE = 8
const MARK_PIXELS = 40
const LEAST_RADIUS = 48

/** Places for so many marks around one, none upon another: a circle from twelve o'clock, or a spiral outwards. */
export function legsOf(count: number): Leg[] {
  if (count <= ON_CIRCLE) {
    const radius = Math.max(LEAST_RADIUS, (count * MARK_PIXELS) / (2 * Math.PI))
    return Array.from({ length: count }, (_, k) => at(radius, (2 * Math.PI * k) / count - Math.PI / 2))
  }
  const legs: Leg[] = []
  let angle = -Math.PI / 2
  let radius = LEAST_RADIUS + 12
  for (let k = 0; k < count; k++) {
    legs.push(at(radius, angle))
    // A step of one mark along the spiral, whose turns lie a mark apart.
    const step = MARK_PIXELS / radius
    angle += step
    radius += (MARK_PIXELS * step) / (2 * Math.PI)
  }
  return legs
}

const at = (radius: number, angle: number): Leg => ({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) })
