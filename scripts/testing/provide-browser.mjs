import { existsSync } from 'node:fs'
import { runStep } from '../setup/run-step.mjs'
import { findBrowser } from './find-browser.mjs'

/** Makes sure of a browser: the machine's, else Playwright's own, else Debian's package. Gives its path, or null. */
export async function provideBrowser() {
  const playwrightsOwn = async () => {
    const { chromium } = await import('@playwright/test')
    return existsSync(chromium.executablePath()) ? chromium.executablePath() : null
  }
  const found = findBrowser() ?? (await playwrightsOwn())
  if (found) return found

  const playwright = 'node_modules/@playwright/test/cli.js'
  await runStep('Downloading Chromium with Playwright', {
    command: process.execPath,
    args: [playwright, 'install', 'chromium'],
    log: 'dist/logs/browser.log',
  })
  const downloaded = await playwrightsOwn()
  if (downloaded || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return downloaded

  await runStep("Installing Debian's Chromium", {
    command: 'sh',
    args: ['-c', 'apt-get update && apt-get install --yes --no-install-recommends chromium'],
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    log: 'dist/logs/browser.log',
  })
  return findBrowser()
}
