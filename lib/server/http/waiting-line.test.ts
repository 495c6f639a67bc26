import { expect, it } from 'vitest'
import { WaitingLine } from '@/lib/server/http/waiting-line'

it('cuts the one that has waited longest, never the newcomer or who has left', () => {
  const line = new WaitingLine(2)
  const cut: string[] = []
  const join = (name: string) => line.join(() => cut.push(name))
  join('a')
  const leaveB = join('b')
  expect(cut).toEqual([])
  join('c')
  expect(cut).toEqual(['a'])
  leaveB()
  join('d')
  expect(cut).toEqual(['a'])
  join('e')
  expect(cut).toEqual(['a', 'c'])
})
