import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecipient } from '@/lib/domain/geography/read-recipient'

describe('who is meant', () => {
  it.each([
    ['+55 21 99111-2222', '5521991112222', 'BR', '+55 21 99111 2222'],
    ['005521991112222', '5521991112222', 'BR', '+55 21 99111 2222'],
    ['14165550123', '14165550123', 'CA', '+1 416 555 0123'],
    ['330000000000', '330000000000', 'FR', '+330000000000'],
    ['999131049', '999131049', null, '+999131049'],
  ])('%s is a number', (text, id, country, shown) => {
    expect(readRecipient(text)).toEqual({ recipient: { member: 'to', id }, country, shown })
  })

  it('may be a user id', () => {
    expect(readRecipient(' US.13491208655302741918 ')).toEqual({
      recipient: { member: 'recipient', id: 'US.13491208655302741918' },
      country: 'US',
      shown: 'US.13491208655302741918',
    })
  })

  it.each(['', 'Ana', '12345', '+55 21 99111 2222 x3', 'us.1349', '1'.repeat(21)])(
    '%o is nobody',
    (text) => expect(readRecipient(text)).toBeNull(),
  )

  it('reads a number it has shown as the same again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{5,14}$/), (digits) => {
        const { recipient, shown } = readRecipient(digits)!
        expect(readRecipient(shown)!.recipient).toEqual(recipient)
      }),
    )
  })
})
