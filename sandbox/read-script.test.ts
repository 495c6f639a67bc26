import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { behaviours } from '@/sandbox/behaviours'
import { readRecipient, readScript } from '@/sandbox/read-script'

const names = fc.constantFrom('', 'sale', ...behaviours.flatMap(({ name }) => [name, `${name}_x`]))
const ways = fc.constantFrom('marketing_messages' as const, 'messages' as const)

describe('readScript', () => {
  it('takes the longest name that fits, and only at an underscore', () => {
    const code = (name: string) => readScript(name, 'marketing_messages').outcome?.answer
    expect(code('throttled_4_monday')).toMatchObject({ code: 4 })
    expect(code('throttled_429')).toMatchObject({ http: 429 })
    expect(code('throttled_42')).toBeUndefined()
    expect(readScript('authentication', 'messages').category).toBe('AUTHENTICATION')
    expect(readScript('author_letter', 'messages').category).toBe('MARKETING')
  })

  it('reads latency, ranges and rates before the rest of the name', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), names, ways, (a, b, rest, way) => {
        const script = readScript(rest, way)
        expect(readScript(`latency_${a}_${rest}`, way)).toEqual({
          ...script,
          delay: { from: a, to: a },
        })
        expect(readScript(`latency_${a}_${b}_${rest}`, way)).toEqual({
          ...script,
          delay: { from: a, to: b },
        })
        expect(readScript(`throttle_${a}_hold_${rest}`, way)).toEqual({
          ...script,
          held: true,
          rate: a,
        })
      }),
    )
  })

  it('moves what MM plays to the ways named', () => {
    fc.assert(
      fc.property(names, (rest) => {
        const mm = readScript(rest, 'marketing_messages')
        const plain = { category: 'MARKETING', held: false }
        expect(readScript(`on_both_${rest}`, 'messages')).toEqual(mm)
        expect(readScript(`on_both_${rest}`, 'marketing_messages')).toEqual(mm)
        expect(readScript(`on_mm_${rest}`, 'marketing_messages')).toEqual(mm)
        expect(readScript(`on_mm_${rest}`, 'messages')).toEqual(plain)
        expect(readScript(`on_cloud_${rest}`, 'messages')).toEqual({ ...mm, category: 'UTILITY' })
        expect(readScript(`on_cloud_${rest}`, 'marketing_messages')).toEqual({
          ...plain,
          category: 'UTILITY',
        })
      }),
    )
  })
})

it('readRecipient leaves every number of a country alone', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1_000_000n, max: 998_999_999_999_999n }), (number) => {
      fc.pre(!String(number).startsWith('999'))
      expect(readRecipient(String(number))).toBeUndefined()
    }),
  )
})
