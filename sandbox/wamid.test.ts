import { expect, it } from 'vitest'
import { wamid } from '@/sandbox/wamid'

it('frames the recipient and 18 hex digits as Meta does', () => {
  const bytes = Buffer.from(wamid('5511987654321').slice('wamid.'.length), 'base64')
  expect(wamid('5511987654321')).toMatch(/^wamid\.HBgNNTUxMTk4NzY1NDMyMRUCABEYE/)
  expect(bytes.toString('latin1')).toMatch(
    /^\x1c\x18\x0d5511987654321\x15\x02\x00\x11\x18\x12[0-9A-F]{18}\x00$/,
  )
})

it('never makes one twice', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => wamid('1'))).size).toBe(10_000)
})
