import { inflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'

type Rect = { x: number; y: number; width: number; height: number }

/** A picture of a part of the page. */
export class Picture {
  constructor(readonly width: number, readonly height: number, private readonly bytes: Uint8Array, private readonly step: number) {}

  get distinctColours(): number {
    const seen = new Set<number>()
    for (let k = 0; k < this.bytes.length; k += this.step) seen.add((this.at(k) << 16) | (this.at(k + 1) << 8) | this.at(k + 2))
    return seen.size
  }

  /** Share of the pixels within `tolerance` per channel of a colour written as #rrggbb. */
  share(colour: string, tolerance = 6): number {
    const wanted = [1, 3, 5].map((k) => Number.parseInt(colour.slice(k, k + 2), 16))
    return this.count((k) => wanted.every((value, c) => Math.abs(this.at(k + c) - value) <= tolerance))
  }

  /** Share of the pixels that differ from another picture of the same size. */
  differs(other: Picture, tolerance = 12): number {
    return this.count((k) => [0, 1, 2].some((c) => Math.abs(this.at(k + c) - other.at(k + c)) > tolerance))
  }

  private at(k: number): number {
    return this.bytes[k] ?? 0
  }

  private count(holds: (k: number) => boolean): number {
    let count = 0
    for (let k = 0; k < this.bytes.length; k += this.step) if (holds(k)) count++
    return count / (this.width * this.height)
  }
}

/** The page as drawn. */
export async function picture(page: Page, clip: Rect): Promise<Picture> {
  return decode(await page.screenshot({ clip }))
}

/** The part of the map that no panel covers. */
export async function openMap(page: Page): Promise<Rect> {
  const box = await page.locator('.over-map').boundingBox()
  if (box === null) throw new Error('the wall has no open map')
  return { x: Math.ceil(box.x), y: Math.ceil(box.y) + 50, width: Math.floor(box.width), height: Math.floor(box.height) - 170 }
}

/** The open map once it rests: the same twice, a second apart. */
export async function restingMap(page: Page, most = 60_000): Promise<Picture> {
  const clip = await openMap(page)
  const until = Date.now() + most
  let last = await picture(page, clip)
  while (Date.now() < until) {
    await page.waitForTimeout(1_000)
    const now = await picture(page, clip)
    if (now.differs(last) < 0.0005 && now.distinctColours > 1) return now
    last = now
  }
  throw new Error(`the map did not come to rest within ${most / 1000} s`)
}

/** Reads a PNG as a browser writes it: 8 bits per channel, RGB or RGBA, not interlaced. */
function decode(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const step = { 2: 3, 6: 4 }[png[25] ?? -1]
  if (png[24] !== 8 || step === undefined || png[28] !== 0) throw new Error('not a PNG of the expected kind')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const packed = inflateSync(Buffer.concat(parts))
  const stride = width * step
  const bytes = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const k = y * stride + x
      const left = x < step ? 0 : (bytes[k - step] ?? 0)
      const up = y === 0 ? 0 : (bytes[k - stride] ?? 0)
      const corner = x < step || y === 0 ? 0 : (bytes[k - stride - step] ?? 0)
      bytes[k] = (packed[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return new Picture(width, height, bytes, step)
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
