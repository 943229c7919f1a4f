/** Colours of the wall's map: five tones of the ground, one hue for load, status colours for incidents (look tokens). */
export const MAP = {
  land: '#0c2748',
  water: '#05162e',
  green: '#0b2e45',
  block: '#0f2d55',
  building: '#173c69',
  road: '#35659c',
  roadCase: '#091d38',
  name: '#86aacb',
  halo: '#071a33',
  text: '#e9f6ff',
  border: '#7fbcf2',
  gridLine: '#2f6aa6',
  selected: '#e9f6ff',
  accent: '#2fb7ff',
  dim: '#040e1d',
  rim: '#ffffff',
  responder: '#7ff0d0',
  breach: '#ff5c61',
  rehearsal: '#c9a9ff',
  /** The same, bright enough for small figures. */
  breachText: '#ff8b8f',
  /** Of buildings, from the lowest to the highest. */
  heights: ['#16375f', '#2a5b93', '#4d86c4'],
} as const

/** What the base map is drawn with, on any ground. */
export type BaseColours = Readonly<Record<'land' | 'water' | 'green' | 'block' | 'road' | 'name' | 'halo', string>> & { readonly heights: readonly [string, string, string] }

/** The base map of the desk: light, and paler than anything drawn on it. */
export const DESK_MAP: BaseColours = {
  land: '#f4f3ef',
  water: '#cfe2f1',
  green: '#dfecd9',
  block: '#efede7',
  road: '#ffffff',
  name: '#5d6b80',
  halo: '#ffffff',
  heights: ['#e0ddd6', '#d5d1c8', '#c6c1b6'],
}

/** Ordered data on dark: one hue, from near the ground to near white. Index 0 is the lowest class. */
export const LOAD_RAMP = ['#1d5a9a', '#2f7cc6', '#58a3e4', '#94c9f5', '#d6ecff'] as const

/** Where there is too little to speak of. */
export const TOO_FEW = '#5b6b80'

export const SEVERITY_COLOURS: Readonly<Record<'minor' | 'normal' | 'serious' | 'critical', string>> = {
  minor: '#6cb8f5',
  normal: '#ffc53d',
  serious: '#ff8a3d',
  critical: '#ff5c61',
}

export const MAP_FONT = "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

/** The ramp's colours for a number of classes: few classes stay in its calm middle, so that two never look like none and all. */
export function rampFor(classes: number): string[] {
  if (classes <= 1) return [LOAD_RAMP[1]]
  const top = Math.min(LOAD_RAMP.length - 1, classes)
  return Array.from({ length: classes }, (_, k) => LOAD_RAMP[Math.round((k * top) / (classes - 1))] ?? LOAD_RAMP[4])
}
