import { add, changeOf, type Plan, move, remove, spotsOf } from './plan'
import { spotFrom, spotText } from './text'
import type { Spot } from './wire'

/** How far from its place of then a station may stand and still be the same one, degrees: about ten metres. */
const SAME = 1e-4

/** The changes of a plan as a text for a link: `+place` added, `place>place` moved, `-place` removed. */
export function toText(plan: Plan): string {
  const spots = spotsOf(plan)
  return plan.stations.flatMap((station) => {
    const [spot, { home }] = [spots.get(station.key), station]
    switch (changeOf(station, spots)) {
      case 'added': return spot === undefined ? [] : [`+${spotText(spot)}`]
      case 'moved': return spot === undefined || home === undefined ? [] : [`${spotText(home)}>${spotText(spot)}`]
      case 'removed': return home === undefined ? [] : [`-${spotText(home)}`]
      default: return []
    }
  }).join(';')
}

function nearest({ stations }: Plan, to: Spot): string | undefined {
  const found = stations.flatMap(({ key, home }) => (home === undefined ? [] : [{ key, away: Math.hypot(home.lng - to.lng, home.lat - to.lat) }]))
  return found.filter(({ away }) => away < SAME).sort((a, b) => a.away - b.away)[0]?.key
}

/** Does again what a link tells; a station that is no longer there, and what cannot be read, is passed over. */
export function fromText(plan: Plan, text: string): { plan: Plan; lost: number } {
  let [now, lost] = [plan, 0]
  const at = (home: Spot | undefined): string | undefined => (home === undefined ? undefined : nearest(plan, home))
  for (const one of text.split(';').filter((part) => part !== '')) {
    const [from = '', to] = one.split('>')
    const spot = spotFrom(to ?? from.slice(1))
    const key = at(to === undefined ? spot : spotFrom(from))
    if (spot === undefined) lost++
    else if (one.startsWith('+')) now = add(now, spot)
    else if (key === undefined) lost++
    else now = to === undefined ? remove(now, key) : move(now, key, spot)
  }
  return { plan: now, lost }
}
