import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run test:long`: what takes minutes, such as 100,000 sends with faults. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['{lib,sandbox,bench,e2e}/**/*.long.ts'],
    globalSetup: 'lib/server/db/testing/global-setup.ts',
    setupFiles: 'scripts/testing/set-clock.mjs',
    testTimeout: 30 * 60_000,
    hookTimeout: 60_000,
  },
})
