/** What a pane keeps in the address: its own words behind its own letter, so that no pane reads another's. */
export const PANES = { 'what-if': 'w', siting: 's', split: 'p', compare: 'c' } as const
export type PaneId = keyof typeof PANES

export const ownState = (pane: PaneId, text: string): string => (text.startsWith(`${PANES[pane]}:`) ? text.slice(2) : '')
export const toState = (pane: PaneId, own: string): string => (own === '' ? '' : `${PANES[pane]}:${own}`)

/** Which minutes a what-if looks at, and its changes. */
export type TrialState = { minute: number; changes: string }
const USUAL_MINUTE = 10

export function readTrial(own: string): TrialState {
  const match = /^m(\d{1,3});?/.exec(own)
  const minute = Number(match?.[1])
  return match !== null && minute >= 1 && minute <= 120 ? { minute, changes: own.slice(match[0].length) } : { minute: USUAL_MINUTE, changes: own }
}
export const writeTrial = ({ minute, changes }: TrialState): string => [...(minute === USUAL_MINUTE ? [] : [`m${minute}`]), ...(changes === '' ? [] : [changes])].join(';')
