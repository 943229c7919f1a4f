/** Eight hues that colour-blind eyes tell apart, dark enough for lines on the light map (after Okabe and Ito). */
export const HUES = ['#0063a6', '#b54708', '#00795a', '#9c3f7a', '#5b4bb5', '#8a6400', '#a3222b', '#3f5266'] as const

export const hueOf = (index: number): string => HUES[index % HUES.length] ?? HUES[0]

export const UNVISITED = '#c4320a'
export const ZONE = '#7a1fa2'
