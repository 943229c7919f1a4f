import { defineConfig } from 'vitest/config'

// One after another, each as long as it takes; no second try: what is measured here is measured once.
export default defineConfig({ test: { environment: 'node', include: ['e2e/long/**/*.e2e.ts'], fileParallelism: false, testTimeout: 3_600_000, hookTimeout: 120_000 } })
