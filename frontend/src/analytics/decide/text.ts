import type { Spot } from './wire'

/** `key=value` pairs behind each other, in one value of the address; what cannot be read is left out. */
export const fieldsOf = (text: string): Map<string, string> => new Map(text.split(';').flatMap((one): [string, string][] => {
  const at = one.indexOf('=')
  return at > 0 ? [[one.slice(0, at), one.slice(at + 1)]] : []
}))
export const textOf = (fields: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(fields).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${key}=${value}`])).join(';')

export const spotText = ({ lng, lat }: Spot): string => `${lng.toFixed(6)},${lat.toFixed(6)}`
export function spotFrom(text: string): Spot | undefined {
  const match = /^(-?\d{1,3}(?:\.\d{1,9})?),(-?\d{1,2}(?:\.\d{1,9})?)$/.exec(text)
  const [lng, lat] = [Number(match?.[1]), Number(match?.[2])]
  return match !== null && Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? { lng, lat } : undefined
}
export const spotsText = (spots: readonly Spot[]): string => spots.map(spotText).join('|')
export const spotsFrom = (text: string | undefined): Spot[] => (text ?? '').split('|').flatMap((one) => spotFrom(one) ?? [])

/** A whole number in its limits, or the usual one. */
export function within(text: string | undefined, least: number, most: number, usual: number): number {
  const value = Number(text)
  return text !== undefined && text !== '' && Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value))) : usual
}
