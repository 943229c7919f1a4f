import { onBeforeUnmount, onMounted, ref } from 'vue'

/** A picture made when the page goes on paper: what is drawn on a canvas does not get there by itself. */
export function usePaper(take: () => string | undefined) {
  const picture = ref<string>()
  const print = (): void => { picture.value = take() }
  onMounted(() => window.addEventListener('beforeprint', print))
  onBeforeUnmount(() => window.removeEventListener('beforeprint', print))
  return picture
}
