import { defineConfig } from 'vitest/config'

// One browser at a time: drawing in software takes all of a small machine.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // A machine without a graphics card that others use as well may stall for minutes.
    retry: 1,
  },
})
