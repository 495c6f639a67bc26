import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['{lib,components,sandbox,scripts,app,bench}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: 'lib/server/db/testing/global-setup.ts',
    setupFiles: 'scripts/testing/set-clock.mjs',
    // vitest leaves one core to itself: of two that is half the machine, and many tests wait for time to pass.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
