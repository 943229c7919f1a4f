const ID = 'onegrid.wall.id'
const NAME = 'onegrid.wall.name'

/** Who this browser is among the walls: made up once, kept until its storage is emptied. */
export function wallId(storage: Storage): string {
  const known = storage.getItem(ID)
  if (known !== null && /^[A-Za-z0-9-]{8,64}$/.test(known)) return known
  const made = crypto.randomUUID()
  storage.setItem(ID, made)
  return made
}

/** Where this wall hangs: as its address says (`?wall=`), which is then remembered, or as it was named on the spot. */
export function wallName(storage: Storage, asked: unknown): string {
  if (typeof asked === 'string' && asked.trim() !== '') nameWall(storage, asked)
  return storage.getItem(NAME) ?? ''
}

export function nameWall(storage: Storage, name: string): void {
  storage.setItem(NAME, name.trim().slice(0, 60))
}
