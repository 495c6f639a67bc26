import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Entry {
  integrity?: string
  link?: boolean
  inBundle?: boolean
}

it('the lock file names a hash for every package, of every platform', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Entry>
  }
  const unhashed = Object.entries(packages)
    // The project itself, folders of it, and what comes inside another package.
    .filter(([path, { link, inBundle }]) => path !== '' && !link && !inBundle)
    .filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
    .map(([path]) => path)
  expect(Object.keys(packages).length).toBeGreaterThan(800)
  expect(unhashed).toEqual([])
})
