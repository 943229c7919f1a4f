/** Colours of what is drawn on the desk's map; contrast on its ground is at least 4.5 for lines and text. */
export const INK = {
  free: '#0b63b5',
  parent: '#063a6b',
  locked: '#5b6472',
  beyond: '#9aa3af',
  chosen: '#0b63b5',
  fresh: '#9a6700',
  given: '#0b63b5',
  held: '#c4320a',
  possible: '#12805c',
  fault: '#c4320a',
  before: '#b54708',
  text: '#17233a',
  halo: '#ffffff',
} as const
