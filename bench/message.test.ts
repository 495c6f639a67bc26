import { expect, test } from 'vitest'
import { MESSAGE, TEMPLATE } from '@/bench/message'
import { readMessage } from '@/lib/domain/sending/message'

test('the message is the one that figures are quoted for', () => {
  expect(MESSAGE.byteLength).toBe(652)
  expect(readMessage(MESSAGE)).toMatchObject({
    ok: true,
    message: { isTemplate: true, template: TEMPLATE, hasRecipientType: false },
  })
})
