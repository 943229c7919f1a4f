import type { Page } from 'playwright-core'

/** What is wrong with the layout of the wall, by the boxes of the document: nothing when all is well. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const wall = document.querySelector('.wall')
    if (wall === null) return ['there is no wall']
    const box = (element: Element): DOMRect => element.getBoundingClientRect()
    const shown = (element: Element): boolean => {
      const { width, height } = box(element)
      return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden'
    }
    const name = (element: Element): string => element.getAttribute('data-panel') ?? element.getAttribute('data-kpi') ?? element.className
    const blocks = [...wall.querySelectorAll('[data-panel], .kpis, .wall-header, .way')].filter(shown)
    const { innerWidth, innerHeight } = window
    for (const [k, one] of blocks.entries()) {
      const a = box(one)
      if (a.left < -1 || a.top < -1 || a.right > innerWidth + 1 || a.bottom > innerHeight + 1) faults.push(`${name(one)} leaves the wall`)
      for (const other of blocks.slice(k + 1)) {
        const b = box(other)
        const [across, down] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)]
        if (across > 1 && down > 1) faults.push(`${name(one)} lies over ${name(other)} by ${across.toFixed(0)}×${down.toFixed(0)}`)
      }
    }
    // Names of cases and areas may be shortened with an ellipsis; headings, numbers, units and notes may not be cut.
    const whole = 'h1, h2, h2 button, .meta, .meta span, .total, .kpis dt, .kpis b, .kpis small, .unit, .clock, .date, .sign, .tail, .share, .note, .mix b, .row b, .row .overdue, .scenes button'
    for (const text of wall.querySelectorAll(whole)) {
      if (!shown(text) || text.closest('[role=tooltip]') !== null || text.closest('.list') !== null && box(text).top > box(text.closest('.list') as Element).bottom) continue
      const said = (text.textContent ?? '').trim().slice(0, 24)
      if (said === '') continue
      if (text.scrollWidth > text.clientWidth + 1 && getComputedStyle(text).display !== 'inline') faults.push(`"${said}" is cut by ${text.scrollWidth - text.clientWidth}`)
      const range = document.createRange()
      range.selectNodeContents(text)
      const drawn = range.getBoundingClientRect()
      const holder = text.closest('[data-panel], [data-kpi], .wall-header')
      if (holder === null) continue
      const room = box(holder)
      if (drawn.left < room.left - 1 || drawn.right > room.right + 1 || drawn.top < room.top - 1 || drawn.bottom > room.bottom + 1) faults.push(`"${said}" leaves ${name(holder)}`)
    }
    // Two things said in one header must not meet.
    for (const header of wall.querySelectorAll('[data-panel] header, .wall-header, .wall-header .side')) {
      const parts = [...header.children].filter(shown)
      for (const [k, before] of parts.entries()) {
        for (const after of parts.slice(k + 1)) {
          const [a, b] = [box(before), box(after)]
          const [across, down] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)]
          if (across > 1 && down > 2) faults.push(`"${before.textContent?.trim().slice(0, 20)}" meets "${after.textContent?.trim().slice(0, 20)}"`)
        }
      }
    }
    for (const canvas of wall.querySelectorAll('[data-panel] canvas')) {
      const [a, b] = [box(canvas), box(canvas.closest('[data-panel]') as Element)]
      if (a.right > b.right + 1 || a.bottom > b.bottom + 1) faults.push(`a chart leaves ${name(canvas.closest('[data-panel]') as Element)}`)
    }
    return faults
  })
}
