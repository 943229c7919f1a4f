import { defineConfig } from 'vitest/config'

// These need a machine that draws at a steady pace: ops/test --long.
const demanding = ['e2e/live.e2e.ts', 'e2e/incidents.e2e.ts', 'e2e/drill.e2e.ts']

// One browser at a time: drawing in software takes all of a small machine.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.e2e.ts'],
    exclude: process.env['ONEGRID_LONG'] === 'true' ? [] : demanding,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // A drawing machine without a graphics card may stall for seconds.
    retry: 2,
  },
})
