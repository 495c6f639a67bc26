import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { packagesFit } from './packages-fit.mjs'
import { runStep } from './run-step.mjs'

/** node_modules as package-lock.json has it. No package needs its install script, and some would download. */
export const installPackages = {
  isStale({ development }) {
    const locked = packagesOf('package-lock.json')
    const installed = packagesOf('node_modules/.package-lock.json')
    return (
      !installed ||
      !packagesFit(locked, installed, {
        development,
        platform: process.platform,
        arch: process.arch,
      })
    )
  },

  run({ development }) {
    const args = [
      'ci',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      development ? '--include=dev' : '--omit=dev',
    ]
    return runStep('Installing packages', { ...npm(args), log: 'dist/logs/install.log' })
  },
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** The npm that runs this script, where it was one. */
function npm(args) {
  const running = process.env.npm_execpath
  return running && basename(running) === 'npm-cli.js'
    ? { command: process.execPath, args: [running, ...args] }
    : { command: 'npm', args }
}
