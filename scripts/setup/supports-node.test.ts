import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { supportsNode } from '@/scripts/setup/supports-node.mjs'

describe('supportsNode', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.13.0', 'v22.22.1', 'v24.0.0', 'v25.1.0', 'v26.0.0'])(
    'accepts %s',
    (version) => {
      expect(supportsNode(version)).toBe(true)
    },
  )

  it.each(['v16.20.2', 'v18.20.4', 'v20.18.3', 'v21.7.3', 'v22.12.0', 'v23.11.0'])(
    'refuses %s',
    (version) => {
      expect(supportsNode(version)).toBe(false)
    },
  )

  it('says what package.json says', () => {
    expect(JSON.parse(readFileSync('package.json', 'utf8')).engines.node).toBe(
      '^20.19.0 || ^22.13.0 || >=24',
    )
  })
})
