import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** Version of the npm package that gives us types, the dev server and tests. */
export function echartsVersion(): string {
  const url = new URL('../node_modules/echarts/package.json', import.meta.url)
  return (JSON.parse(readFileSync(url, 'utf8')) as { version: string }).version
}

/**
 * In the built page Apache ECharts comes from its webjar, which the backend serves, so it is shipped once and is
 * patched with the server. Needs the webjar of exactly the npm version: echartsFromWebjar.test.ts holds them together.
 */
export function echartsFromWebjar(): Plugin {
  return {
    name: 'echarts-from-webjar',
    apply: 'build',
    enforce: 'pre',
    resolveId(source) {
      if (source !== 'echarts') return null
      return { id: `/webjars/echarts/${echartsVersion()}/echarts.esm.min.mjs`, external: 'absolute' }
    },
  }
}
