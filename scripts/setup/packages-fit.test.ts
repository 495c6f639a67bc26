import { describe, expect, it } from 'vitest'
import { packagesFit } from '@/scripts/setup/packages-fit.mjs'

const here = { platform: 'linux', arch: 'x64' }
const locked = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
  'node_modules/tool': { version: '3.0.0', dev: true },
  'node_modules/binary-linux': { version: '1.0.0', optional: true, os: ['linux'] },
  'node_modules/binary-darwin': { version: '1.0.0', optional: true, os: ['darwin'] },
}
const { '': _root, 'node_modules/binary-darwin': _foreign, ...complete } = locked
const { 'node_modules/tool': _tool, ...production } = complete

describe('packagesFit', () => {
  it('accepts what the lock asks for on this machine', () => {
    expect(packagesFit(locked, complete, { development: true, ...here })).toBe(true)
  })

  it('asks for development packages only where they are needed', () => {
    expect(packagesFit(locked, production, { development: true, ...here })).toBe(false)
    expect(packagesFit(locked, production, { development: false, ...here })).toBe(true)
  })

  it('refuses another version, at any depth', () => {
    const older = { ...complete, 'node_modules/a/node_modules/b': { version: '1.9.0' } }
    expect(packagesFit(locked, older, { development: true, ...here })).toBe(false)
  })

  it('asks for our own optional package of this platform, and of no other', () => {
    const own = {
      ...locked,
      '': { optionalDependencies: { 'binary-linux': '1.0.0', 'binary-darwin': '1.0.0' } },
    }
    const { 'node_modules/binary-linux': _binary, ...without } = complete
    expect(packagesFit(own, without, { development: true, ...here })).toBe(false)
    expect(packagesFit(own, complete, { development: true, ...here })).toBe(true)
  })

  it('refuses a folder that was filled on another system', () => {
    const foreign = {
      ...complete,
      'node_modules/binary-darwin': locked['node_modules/binary-darwin'],
    }
    expect(packagesFit(locked, foreign, { development: true, ...here })).toBe(false)
  })
})
