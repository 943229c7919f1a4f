/** How a figure moves from hour to hour: the slope, the least it may be, and whether that is growth. */
export type Growth = { first: number; last: number; perHour: number; surelyPerHour: number; share: number; grows: boolean }

/** A slope below this share of the figure an hour is noise of caches; in eight hours it makes less than a tenth. */
const TOLERATED_SHARE = 0.01

/**
 * Whether a figure grows: the median of all slopes between two samples (Theil and Sen), which a single odd sample does not move,
 * and the lower quartile of them. It grows when three in four pairs of samples say so and the slope is more than noise.
 */
export function growthOf(samples: readonly number[]): Growth {
  const slopes: number[] = []
  samples.forEach((from, k) => samples.slice(k + 1).forEach((to, j) => slopes.push((to - from) / (j + 1))))
  slopes.sort((a, b) => a - b)
  const at = (share: number): number => slopes[Math.floor(share * (slopes.length - 1))] ?? 0
  const [first = 0, last = 0] = [samples[0], samples[samples.length - 1]]
  const share = first === 0 ? 0 : at(0.5) / first
  return { first, last, perHour: Math.round(at(0.5)), surelyPerHour: Math.round(at(0.25)), share: Math.round(1e4 * share) / 1e4, grows: at(0.25) > 0 && share > TOLERATED_SHARE }
}
