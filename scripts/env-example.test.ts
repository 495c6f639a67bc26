import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { expect, it } from 'vitest'
import { readSettings } from '@/lib/server/settings'

const example = parseEnv(readFileSync('.env.example', 'utf8'))

it('.env.example names every setting, and what compose needs besides', () => {
  const settings = readFileSync('lib/server/settings.ts', 'utf8').matchAll(
    /^ {2}([A-Z0-9_]+): \[/gm,
  )
  expect(Object.keys(example).sort()).toEqual(
    [...Array.from(settings, ([, name]) => name), 'POSTGRES_PASSWORD'].sort(),
  )
})

it('.env.example changes nothing when it is copied as it is', () => {
  expect(readSettings(example)).toEqual(readSettings({}))
})
