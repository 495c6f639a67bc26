import { defineConfig } from '@playwright/test'
import { findBrowser } from '@/scripts/testing/find-browser.mjs'

/** Every spec uses one server, which e2e/start-server.ts starts; its state is shared, so they run one by one. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/start-server.ts',
  workers: 1,
  // axe reads every page three times; a busy machine takes its time for that, and for every answer.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'dist/logs/browser.json' }]],
  use: {
    baseURL: process.env.FAIRWAY_URL,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
