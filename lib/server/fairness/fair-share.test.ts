import { describe, expect, it } from 'vitest'
import { FairShare } from '@/lib/server/fairness/fair-share'
import { Hold } from '@/lib/server/fairness/hold'

function takeAll(share: FairShare, owner: string): number {
  let taken = 0
  while (share.take(owner)) taken += 1
  return taken
}

describe('a fair share', () => {
  it('leaves an owner nothing when others came first', () => {
    const share = new FairShare(120)
    expect(takeAll(share, 'first')).toBe(60)
    expect(takeAll(share, 'second')).toBe(30)
    expect(takeAll(share, 'third')).toBe(15)
    expect(share.take('fourth')).toBe(true)
  })

  it('keeps what was given back, or forgets whose it was', () => {
    const share = new FairShare(8)
    expect(takeAll(share, 'one')).toBe(4)
    share.give('one', 4)
    expect([share.held('one'), takeAll(share, 'two')]).toEqual([0, 4])
  })

  it('takes part of what does not fit', () => {
    const share = new FairShare(10)
    expect([share.take('one', 6), share.held('one'), share.take('one', 5)]).toEqual([
      false,
      0,
      true,
    ])
  })

  it('loses what a request held when it is released, or lets it take more afterwards', () => {
    const [bytes, places] = [new FairShare(100), new FairShare(10)]
    const hold = new Hold('one')
    expect([hold.take(bytes, 20), hold.take(bytes, 20), hold.take(places)]).toEqual([
      true,
      true,
      true,
    ])
    hold.release()
    hold.release()
    expect([bytes.held('one'), places.held('one'), bytes.room('one')]).toEqual([0, 0, 50])
    expect(hold.take(bytes, 1)).toBe(false)
  })
})
