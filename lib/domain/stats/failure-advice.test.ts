import { expect, it } from 'vitest'
import { failureAdvice } from '@/lib/domain/stats/failure-advice'

it.each([
  [131049, 'Held back by Meta'],
  [131026, 'Not deliverable'],
  [0, 'No code was given'],
  [299, 'Not permitted'],
  [999_999, 'Error 999999'],
])('%i is told as %s', (code, title) => {
  expect(failureAdvice(code)).toMatchObject({ title, advice: expect.stringMatching(/\.$/) })
})
