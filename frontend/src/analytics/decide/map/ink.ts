/** Colours of what is decided on the desk's map; each also has a shape or a word of its own. */
export const INK = {
  station: '#0b63b5',
  fresh: '#12805c',
  gone: '#5b6472',
  forbidden: '#c4320a',
  chosen: '#ffb000',
  text: '#17233a',
  halo: '#ffffff',
} as const

/** Parts beside each other: eight hues that stay apart for colour-blind eyes, pale enough for a map beneath. */
export const PARTS = ['#6aaed6', '#f3b04e', '#63c1a1', '#dd9bc6', '#b7a3e3', '#d9d05c', '#e0906b', '#93a5bb'] as const
