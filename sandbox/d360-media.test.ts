import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${sandbox.url}${path}`, { ...init, headers: { 'd360-api-key': 'key', ...init.headers } })

const file = randomBytes(3_000_000)
const form = new FormData()
form.set('messaging_product', 'whatsapp')
form.set('file', new Blob([file], { type: 'image/jpeg' }), 'garden.jpg')

it.each<[string, RequestInit]>([
  ['a form', { method: 'POST', body: form }],
  ['bare bytes', { method: 'POST', body: file, headers: { 'content-type': 'image/jpeg' } }],
])('takes %s, describes it, gives it back and deletes it', async (_how, upload) => {
  const { id } = (await (await call('/media', upload)).json()) as { id: string }
  expect(id).toMatch(/^\d{15}$/)
  const medium = (await (await call(`/${id}`)).json()) as { url: string }
  expect(medium).toMatchObject({
    id,
    mime_type: 'image/jpeg',
    file_size: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
  })
  const { pathname, search, host } = new URL(medium.url)
  expect(host).toBe('lookaside.fbsbx.com')
  const download = await call(pathname + search)
  expect(download.headers.get('content-type')).toBe('image/jpeg')
  expect(file.equals(Buffer.from(await download.arrayBuffer()))).toBe(true)

  expect(await (await call(`/${id}`, { method: 'DELETE' })).json()).toEqual({ success: true })
  for (const [path, method] of [
    [`/${id}`, 'GET'],
    [`/${id}`, 'DELETE'],
    [pathname + search, 'GET'],
  ] as const) {
    expect((await call(path, { method })).status).toBe(404)
  }
})

it('refuses a form without a file', async () => {
  const empty = new FormData()
  empty.set('messaging_product', 'whatsapp')
  expect((await call('/media', { method: 'POST', body: empty })).status).toBe(400)
})
