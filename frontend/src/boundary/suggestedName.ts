/**
 * A name for a grid that nobody has named yet: that of the grid it came from, with the number its official code ends in.
 * "Ming 6 +1" with a code ending in 009 is "Ming 9". Nothing where names have no numbers.
 */
export function suggestedName(name: string, proposedCode: string | null | undefined): string | undefined {
  const base = /^(.*?)\s\+\d+$/.exec(name)?.[1]
  const sequence = /(\d{3})$/.exec(proposedCode ?? '')?.[1]
  if (base === undefined || sequence === undefined || !/\d+(?=\D*$)/.test(base)) return undefined
  return base.replace(/\d+(?=\D*$)/, String(Number(sequence)))
}
