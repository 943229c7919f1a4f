/** Colour arithmetic for tests of the palette: contrast, lightness, and how far two colours stay apart for colour-blind eyes. */
export type Rgb = readonly [number, number, number]

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)

/** Relative luminance (WCAG 2.2). */
export function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255)
}

/** Contrast ratio (WCAG 2.2), 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** One colour over another, with an opacity from 0 to 1. */
export const over = (top: Rgb, below: Rgb, opacity: number): Rgb => top.map((channel, k) => channel * opacity + (below[k] ?? 0) * (1 - opacity)) as unknown as Rgb

/** What a dichromat sees, severity 1, in linear RGB: Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113. */
const SIGHT = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} as const
export type Sight = keyof typeof SIGHT
export const SIGHTS = Object.keys(SIGHT) as Sight[]

/** CIELAB (D65) of a colour as somebody sees it. */
function lab(colour: Rgb, sight: Sight): [number, number, number] {
  const light = colour.map((channel) => linear(channel / 255))
  const [r, g, b] = SIGHT[sight].map((row) => Math.min(1, Math.max(0, row.reduce<number>((sum, weight, k) => sum + weight * (light[k] ?? 0), 0)))) as [number, number, number]
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116)
  const [x, y, z] = [
    f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047),
    f(0.2126729 * r + 0.7151522 * g + 0.072175 * b),
    f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883),
  ]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Lightness L* as somebody sees it, 0 to 100. */
export const lightness = (colour: Rgb, sight: Sight): number => lab(colour, sight)[0]

/** Distance of two colours in CIELAB (CIE 1976 ΔE); about 2 is just noticeable side by side. */
export function apart(one: Rgb, other: Rgb, sight: Sight): number {
  const [a, b] = [lab(one, sight), lab(other, sight)]
  return Math.hypot(...a.map((value, k) => value - (b[k] ?? 0)))
}
