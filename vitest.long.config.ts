import { configDefaults, defineConfig } from 'vitest/config'
import shared from './vitest.config'

/** `npm run test:long`: what takes minutes, such as 100,000 sends with faults. */
export default defineConfig({
  ...shared,
  test: {
    include: ['**/*.long.ts'],
    exclude: configDefaults.exclude,
    globalSetup: 'lib/server/db/testing/global-setup.ts',
    testTimeout: 30 * 60_000,
    hookTimeout: 60_000,
  },
})
