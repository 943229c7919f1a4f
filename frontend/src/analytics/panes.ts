import type { Component } from 'vue'

/**
 * The panes of decisions beside the map: each takes the place of the map and the lists. It gets `wish`, the `area` in words and
 * `state`, one value of the address in its own words, and emits `want`, `state` and, where it has one, the `answer` that can be
 * taken away. Named by `decide.pane.<id>`.
 *
 * @param asks what of the page's question bears on it: all of it, the cases and their time, or only where
 */
export type Pane = { id: string; asks: 'question' | 'cases' | 'area'; load: () => Promise<{ default: Component }> }

export const PANES: readonly Pane[] = [
  { id: 'siting', asks: 'cases', load: () => import('./decide/SitingPane.vue') },
  { id: 'what-if', asks: 'cases', load: () => import('./decide/WhatIfPane.vue') },
  { id: 'split', asks: 'area', load: () => import('./decide/SplitPane.vue') },
  { id: 'compare', asks: 'question', load: () => import('./decide/ComparePane.vue') },
]
