import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { CLIENT_STAGES, clientStage, countStages } from '@/lib/domain/onboarding/client-stage'

const NONE = {
  link_made: false,
  opened: false,
  terms_signed: false,
  onboarded: false,
  first_mm_delivery: false,
}

test.each([
  [{}, null],
  [{ link_made: true }, 'link_made'],
  [{ link_made: true, opened: true }, 'opened'],
  [{ terms_signed: true }, 'terms_signed'],
  [{ link_made: true, onboarded: true }, 'onboarded'],
  [{ first_mm_delivery: true }, 'first_mm_delivery'],
] as const)('%j has come to %s', (reached, stage) => {
  expect(clientStage({ ...NONE, ...reached })).toBe(stage)
})

it('narrows from stage to stage, and loses nobody', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.constantFrom(...CLIENT_STAGES))), (furthest) => {
      const counts = countStages(furthest)
      for (const [index, { reached, waiting }] of counts.entries())
        expect(reached).toBe(waiting + (counts[index + 1]?.reached ?? 0))
      expect(counts[0]!.reached).toBe(furthest.filter((stage) => stage !== null).length)
    }),
  )
})
