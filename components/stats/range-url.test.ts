import { expect, test } from 'vitest'
import { chosenSearch, readRange } from '@/components/stats/range-url'

const TODAY = '2026-03-01'
const read = (search: string) => readRange((name) => new URLSearchParams(search).get(name), TODAY)

test('a URL without a range, or with one there is not, asks for the last 30 days', () => {
  const usual = { from: '2026-01-31', to: TODAY, preset: 30 }
  for (const search of [
    '',
    'days=8',
    'from=2026-02-01',
    'from=2026-02-30&to=2026-03-01',
    'from=2026-02-02&to=2026-02-01',
    'from=x&to=y',
    'from=1999-01-01&to=2026-01-01',
  ]) {
    expect(read(search), search).toEqual(usual)
  }
})

test('what was chosen is what the URL then asks for', () => {
  for (const preset of [7, 30, 90] as const)
    expect(
      read(chosenSearch(new URLSearchParams('from=2026-01-01&to=2026-01-02'), { preset })),
    ).toMatchObject({ preset, to: TODAY })
  const dates = { from: '2026-02-10', to: '2026-02-10' }
  expect(read(chosenSearch(new URLSearchParams('days=7'), dates))).toEqual({
    ...dates,
    preset: null,
  })
})

test('a choice leaves what belongs to others, and begins a list anew', () => {
  expect(chosenSearch(new URLSearchParams('sort=-read&page=3&days=7'), { preset: 30 })).toBe(
    'sort=-read',
  )
})
