/** What the clock of a page offers; tests bring their own. */
export type FrameClock = { now(): number; frame(action: (at: number) => void): number; cancel(handle: number): void; soon(action: () => void): void }

/** Runs after scripts, style and layout of the frame, when nothing else is waiting. */
function afterFrame(): (action: () => void) => void {
  const { port1, port2 } = new MessageChannel()
  let next: (() => void) | undefined
  port1.onmessage = () => next?.()
  return (action) => { next = action; port2.postMessage(0) }
}

/** One for as long as the page lives: a channel with a listener is never let go. */
let page: FrameClock | undefined
const browser = (): FrameClock => (page ??= { now: () => performance.now(), frame: (action) => requestAnimationFrame(action), cancel: (handle) => cancelAnimationFrame(handle), soon: afterFrame() })

/**
 * How many milliseconds the main thread works in a frame, on average over a second: from the beginning of the frame until its
 * scripts, styles and layout are done. Undefined where no frame came (a hidden page).
 */
export function sampleFrames(clock: FrameClock = browser(), millis = 1_000): Promise<number | undefined> {
  return new Promise((resolve) => {
    let sum = 0
    let frames = 0
    const end = clock.now() + millis
    let handle = 0
    const giveUp = setTimeout(() => { clock.cancel(handle); resolve(frames === 0 ? undefined : sum / frames) }, millis + 500)
    const step = (at: number): void => {
      clock.soon(() => {
        sum += Math.max(0, clock.now() - at)
        frames++
      })
      if (clock.now() < end) handle = clock.frame(step)
      else clock.soon(() => {
        sum += Math.max(0, clock.now() - at)
        frames++
        clearTimeout(giveUp)
        resolve(sum / frames)
      })
    }
    handle = clock.frame(step)
  })
}
