/** Polsby and Popper (1991): 4πA/P², 1 for a circle, 0.785 for a square, near 0 for a ribbon. */
export function compactness(squareMeters: number, perimeterMeters: number): number {
  return perimeterMeters === 0 ? 0 : (4 * Math.PI * squareMeters) / (perimeterMeters * perimeterMeters)
}
