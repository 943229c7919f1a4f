import type { Component } from 'vue'

/**
 * The panes of decisions beside the map: each takes the place of the map and the lists. It gets `wish`, the `area` in words and
 * `state`, one value of the address in its own words, and emits `want` and `state`. Named by `decide.pane.<id>`.
 */
export type Pane = { id: string; load: () => Promise<{ default: Component }> }

export const PANES: readonly Pane[] = [
  { id: 'siting', load: () => import('./decide/SitingPane.vue') },
  { id: 'what-if', load: () => import('./decide/WhatIfPane.vue') },
  { id: 'split', load: () => import('./decide/SplitPane.vue') },
  { id: 'compare', load: () => import('./decide/ComparePane.vue') },
]
