import { describe, expect, it } from 'vitest'
import { writeApart } from '@/lib/server/write-apart'

const refusal = (code: string) => Object.assign(new Error('refused'), { code })

describe('a batch with records that the database refuses', () => {
  it.each([
    ['none', []],
    ['the first', [0]],
    ['the last', [9]],
    ['several', [2, 3, 7]],
    ['all', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ] as [string, number[]][])('writes the rest where it refuses %s', async (_name, bad) => {
    const written: number[] = []
    const refused: number[] = []
    await writeApart(
      Array.from({ length: 10 }, (_, n) => n),
      async (items) => {
        if (items.some((item) => bad.includes(item))) throw refusal('22P05')
        written.push(...items)
      },
      (item) => refused.push(item),
    )
    expect(refused).toEqual(bad)
    expect([...written, ...refused].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it.each(['08006', '53100', '40P01', '57P01'])(
    'does not take an error of the database itself (%s) for that of a record',
    async (code) => {
      let asked = 0
      const write = async () => {
        asked += 1
        throw refusal(code)
      }
      await expect(writeApart([1, 2], write, () => {})).rejects.toMatchObject({ code })
      expect(asked).toBe(1)
    },
  )
})
