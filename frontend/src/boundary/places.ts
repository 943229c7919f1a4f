import { get } from '@/api/client'
import type { AreaDetail, AreaName, Session } from '@/api/types'

/** An area one may draw in. */
export type Place = { code: string; name: string; level: string; children?: Place[] }

/** Where a person starts: at once in one of `near`, or somewhere below `tops`. */
export type Start = { near: Place[]; tops: Place[] }

/**
 * The areas in which a person may change borders. Who is responsible for a grid draws in the area the grid lies in; who is
 * responsible for a community or more draws there and in everything below that is divided.
 */
export async function startOf(session: Session): Promise<Start> {
  const near = new Map<string, Place>()
  const tops: Place[] = []
  for (const { code, name, level } of session.areas) {
    const detail = await get<AreaDetail>(`/api/areas/${encodeURIComponent(code)}`)
    const above = detail.chain.at(-2)
    if (detail.children === 0 && above !== undefined) near.set(above.code, placeOf(above))
    else if (level === 'community') near.set(code, { code, name, level })
    else tops.push({ code, name, level })
  }
  return { near: [...near.values()], tops }
}

const placeOf = ({ code, name, level }: AreaName): Place => ({ code, name, level })

type Listed = { features: { properties: { code: string; name: string; level: string } }[] }

/** What can be drawn in one level below: streets and communities; grids are not divided. */
export async function below(code: string): Promise<Place[]> {
  const { features } = await get<Listed>('/api/areas', { query: { within: code } })
  return features.map(({ properties: { code: own, name, level } }) => ({ code: own, name, level })).filter(({ level }) => level !== 'grid')
}
