import { onScopeDispose, ref, type Ref } from 'vue'

/** Length of one design unit in CSS pixels: the wall is designed 1080 units high; the unit scales, not the picture. */
export function unitFor(width: number, height: number): number {
  return Math.max(0.7, Math.min(width / 1920, height / 1080))
}

export function useUnit(): Ref<number> {
  const unit = ref(unitFor(window.innerWidth, window.innerHeight))
  const measure = (): void => { unit.value = unitFor(window.innerWidth, window.innerHeight) }
  window.addEventListener('resize', measure)
  onScopeDispose(() => window.removeEventListener('resize', measure))
  return unit
}
