import shared from '@/playwright.config'

/** `npm run screenshots`: pictures of the pages for the README, from the same server as the browser tests. */
const config = {
  ...shared,
  testDir: 'e2e/screenshots',
  testMatch: '*.shots.ts',
  reporter: 'list' as const,
}

export default config
