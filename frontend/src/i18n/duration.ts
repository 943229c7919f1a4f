/** A span in the largest unit that keeps it short: seconds below a minute, minutes below two hours, then hours, days. */
export type Span = { value: string; unit: 'seconds' | 'minutes' | 'hours' | 'days' }

export function spanOf(seconds: number): Span {
  const whole = Math.max(0, seconds)
  if (whole < 60) return { value: String(Math.round(whole)), unit: 'seconds' }
  if (whole < 7200) return { value: String(Math.round(whole / 60)), unit: 'minutes' }
  if (whole < 172_800) return { value: (whole / 3600).toFixed(1), unit: 'hours' }
  return { value: (whole / 86_400).toFixed(1), unit: 'days' }
}
