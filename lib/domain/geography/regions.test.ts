import { isSupportedCountry } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { type RegionEffect, regionMatches } from '@/lib/domain/geography/regions'
import regions from '@/lib/domain/geography/regions.json'

const sidesMet = (effect: RegionEffect, country: string) =>
  regionMatches(effect, { sender: country, recipient: country }).map(({ side }) => side)

describe.each(['no_click_reporting', 'no_optimisation'] as const)('%s', (effect) => {
  test.each([
    ['DE', ['sender', 'recipient']],
    ['IS', ['sender', 'recipient']],
    ['LI', ['sender', 'recipient']],
    ['NO', ['sender', 'recipient']],
    ['RE', ['sender', 'recipient']],
    ['GB', ['sender', 'recipient']],
    ['JP', ['sender', 'recipient']],
    ['KR', ['sender', 'recipient']],
    ['RU', ['sender']],
    ['CH', []],
    ['JE', []],
    ['SJ', []],
    ['KP', []],
    ['KZ', []],
    ['BR', []],
    ['US', []],
    ['IN', []],
    ['TR', []],
  ])('of %s meets %j', (country, sides) => {
    expect(sidesMet(effect, country)).toEqual(sides)
  })
})

test.each([
  ['US', ['recipient']],
  ['CA', []],
  ['PR', []],
  ['JM', []],
  ['MX', []],
])('marketing_blocked of %s meets %j', (country, sides) => {
  expect(sidesMet('marketing_blocked', country)).toEqual(sides)
})

test.each([
  ['CU', ['sender', 'recipient']],
  ['IR', ['sender', 'recipient']],
  ['KP', ['sender', 'recipient']],
  ['SY', ['sender', 'recipient']],
  ['UA', []],
  ['RU', []],
  ['KR', []],
  ['IQ', []],
])('sanctioned of %s meets %j', (country, sides) => {
  expect(sidesMet('sanctioned', country)).toEqual(sides)
})

test('each side is asked by its own country, and none by an unknown one', () => {
  expect(regionMatches('no_click_reporting', { sender: 'BR', recipient: 'FR' })).toMatchObject([
    { side: 'recipient', country: 'FR' },
  ])
  expect(regionMatches('no_click_reporting', { sender: 'RU', recipient: null })).toMatchObject([
    { side: 'sender', country: 'RU' },
  ])
  expect(regionMatches('no_click_reporting', { sender: null, recipient: null })).toEqual([])
})

test('the data is dated, sourced and whole', () => {
  expect(regions.asOf).toMatch(/^\d{4}-\d\d-\d\d$/)
  const countries = Object.values(regions.regions).flatMap((region) => region.countries)
  expect(countries.filter((country) => !isSupportedCountry(country))).toEqual([])
  expect(new Set(countries).size).toBe(countries.length)
  const used = new Set(regions.rules.flatMap((rule) => rule.regions))
  expect([...used].sort()).toEqual(Object.keys(regions.regions).sort())
  for (const rule of regions.rules) expect(rule.source).toMatch(/^Meta, .+ \(\w+ \d+ \d{4}\)$/)
})
