/** How loud this wall is, remembered in its browser: a wall is a place, not a person. */
export type WallSound = { muted: boolean; volume: number }

const KEY = 'onegrid.alarm.sound'
const USUAL: WallSound = { muted: false, volume: 0.7 }

export function rememberedSound(storage: Pick<Storage, 'getItem'>): WallSound {
  try {
    const known: unknown = JSON.parse(storage.getItem(KEY) ?? 'null')
    if (typeof known !== 'object' || known === null) return USUAL
    const { muted, volume } = known as Partial<WallSound>
    return { muted: muted === true, volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : USUAL.volume }
  } catch {
    return USUAL
  }
}

export function rememberSound(storage: Pick<Storage, 'setItem'>, sound: WallSound): void {
  try {
    storage.setItem(KEY, JSON.stringify(sound))
  } catch {
    // A browser without storage forgets it; it sounds nevertheless.
  }
}
