import { beforeEach, describe, expect, it } from 'vitest'
import { nameWall, wallId, wallName } from './identity'

describe('who a wall is', () => {
  beforeEach(() => localStorage.clear())

  it('stays the same until the storage is emptied', () => {
    const first = wallId(localStorage)
    expect(first).toMatch(/^[A-Za-z0-9-]{8,64}$/)
    expect(wallId(localStorage)).toBe(first)
    localStorage.clear()
    expect(wallId(localStorage)).not.toBe(first)
  })

  it('does not keep an id that the server would refuse', () => {
    localStorage.setItem('onegrid.wall.id', "'; drop")
    expect(wallId(localStorage)).toMatch(/^[A-Za-z0-9-]{8,64}$/)
  })

  it('remembers the name of its address, bounded', () => {
    expect(wallName(localStorage, undefined)).toBe('')
    expect(wallName(localStorage, ' 指挥大厅 ')).toBe('指挥大厅')
    expect(wallName(localStorage, undefined)).toBe('指挥大厅')
    nameWall(localStorage, 'x'.repeat(100))
    expect(wallName(localStorage, ['a'])).toHaveLength(60)
  })
})
