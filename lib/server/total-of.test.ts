import { expect, it } from 'vitest'
import { MOST_COUNTED } from '@/lib/contracts/list'
import { totalOf } from '@/lib/server/total-of'

it('is exact as far as is counted, and says where there is more', () => {
  expect(totalOf(0)).toEqual({ total: 0 })
  expect(totalOf(MOST_COUNTED)).toEqual({ total: MOST_COUNTED })
  expect(totalOf(MOST_COUNTED + 1)).toEqual({ total: MOST_COUNTED, total_is_least: true })
})
