import { expect, test } from 'vitest'
import { readWamid } from './read-wamid'

const read = (body: unknown) =>
  readWamid(new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)))

test('reads messages[0].id', () => {
  expect(
    read({ contacts: [], messages: [{ id: 'wamid.HBgN+/=', message_status: 'accepted' }] }),
  ).toBe('wamid.HBgN+/=')
})

test.each([
  '',
  'null',
  '[]',
  '"wamid"',
  '<html>',
  '{"messages":null}',
  '{"messages":{}}',
  '{"messages":[]}',
  '{"messages":[null]}',
  '{"messages":[{"id":7}]}',
  '{"messages":[{"id":""}]}',
  '{"messages":[{"id":"a\\u0000"}]}',
  `{"messages":[{"id":"${'x'.repeat(513)}"}]}`,
])('finds none in %s', (body) => expect(read(body)).toBeNull())
