import type { LocationQuery } from 'vue-router'
import { filtersFrom, toQuery } from '@/incident/filters'
import type { Behind } from './wall'

/** A figure whose incidents are shown, as one value of the address, so that a link opens the same list. */
export function behindToText({ panel, part, count, filters }: Behind): string {
  const values = new URLSearchParams(toQuery(filters) as Record<string, string>)
  values.set('figure', panel)
  if (part !== undefined) values.set('part', part)
  if (count !== undefined) values.set('count', String(count))
  return values.toString()
}

/** Undefined for what no page has written. */
export function behindFromText(text: LocationQuery[string] | undefined): Behind | undefined {
  if (typeof text !== 'string') return undefined
  const { figure, part, count, ...query } = Object.fromEntries(new URLSearchParams(text))
  if (figure === undefined) return undefined
  return { panel: figure, part, count: count !== undefined && /^\d+$/.test(count) ? Number(count) : undefined, filters: filtersFrom(query) }
}
