/** 42 s, 3:05, 1:02:03; a dash where nothing is known. The same words as ops/simulate prints. */
export function timeOf(seconds: number | null | undefined): string {
  if (seconds == null) return '–'
  const whole = Math.round(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`
}
