import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seal, unseal } from '@/lib/server/crypto/sealed'

const KEY = Buffer.alloc(32, 1)

it('opens what was sealed with the same key, whatever it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      expect(unseal(seal(plain, KEY), KEY)).toBe(plain)
    }),
  )
})

it('refuses another key, and any changed, missing or added byte', () => {
  const sealed = seal('the upstream key', KEY)
  expect(() => unseal(sealed, Buffer.alloc(32, 2))).toThrow()
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte))
    expect(() => unseal(changed, KEY)).toThrow()
    expect(() => unseal(sealed.subarray(0, index), KEY)).toThrow()
  }
  expect(() => unseal(Uint8Array.from([...sealed, 0]), KEY)).toThrow()
})

it('never seals the same text to the same bytes, and shows nothing of it', () => {
  const [a, b] = [seal('the upstream key', KEY), seal('the upstream key', KEY)]
  expect(Buffer.from(a).equals(b)).toBe(false)
  expect(Buffer.from(a).includes('upstream')).toBe(false)
})
