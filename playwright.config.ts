import { defineConfig } from '@playwright/test'
import { findBrowser } from '@/scripts/testing/find-browser.mjs'

/** Each worker has one of the servers that e2e/start-server.ts starts; the specs of a worker share its state and run one by one. */
const servers = process.env.FAIRWAY_URLS?.split(' ') ?? []
const own = servers[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]
if (own) process.env.FAIRWAY_URL = own

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/start-server.ts',
  workers: 2,
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
