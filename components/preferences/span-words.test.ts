import { expect, it } from 'vitest'
import { spanWords } from '@/components/preferences/span-words'

it.each([
  [-5, '0 s'],
  [999, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_000, '59 min'],
  [7_200_000, '2 h'],
  [200_000_000, '2 d'],
])('%d ms are %s', (milliseconds, words) => expect(spanWords(milliseconds)).toBe(words))
