// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { echartsVersion } from './echartsFromWebjar.ts'

test('the npm package and the webjar of ECharts have one version', () => {
  const parent = readFileSync(new URL('../../pom.xml', import.meta.url), 'utf8')
  const webjar = /<echarts\.version>([^<]+)<\/echarts\.version>/.exec(parent)?.[1]
  expect(webjar).toBe(echartsVersion())
})
