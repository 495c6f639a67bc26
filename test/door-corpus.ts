import type { Act } from '@/lib/server/testing/scripted-upstream'
import { templateMessage } from '@/lib/server/testing/template-message'
import { answers, refuses, resets } from '@/lib/server/testing/upstream-acts'

export interface Asked {
  path?: string
  method?: string
  /** Null leaves one of the usual headers out. */
  headers?: Record<string, string | null>
  body?: string | Uint8Array
  chunked?: boolean
}

const MIB = 1024 * 1024
const sale = JSON.stringify(templateMessage('spring_sale'))
const saleWith = (more: object) => JSON.stringify(templateMessage('spring_sale', { ...more }))
const template = (name: string) => JSON.stringify(templateMessage(name))
const text = (body: string) => JSON.stringify({ type: 'text', to: '1', text: { body } })
const padded = (bytes: number) =>
  saleWith({ pad: 'x'.repeat(bytes - saleWith({ pad: '' }).length) })

/** Every kind of request, to be sent in this order: what one teaches the next ones know. */
export const CORPUS: Readonly<Record<string, Asked>> = {
  'an unknown template': { body: sale },
  'a known template': { body: sale },
  'a fallback': { body: template('utility_receipt') },
  'a learned non-marketing template': { body: template('utility_receipt') },
  'a refusal by both ways': { body: template('throttled') },
  'an answer without a body': { body: text('empty') },
  'no answer of the upstream': { body: template('resets') },
  'a text message': { body: text('hello') },
  'a direct send': { path: '/marketing_messages', body: sale },
  'a direct send that is refused': {
    path: '/marketing_messages',
    body: template('utility_receipt'),
  },
  'a strict send': { body: saleWith({ product_policy: 'STRICT' }) },
  'a body in chunks': { body: sale, chunked: true },
  'a dry run': { path: '/messages?dry_run=true', body: sale },
  'a dry run of nonsense': { path: '/messages?dry_run=perhaps', body: sale },
  'an odd query': { path: '/messages?a=%zz&a=1&&b', body: sale },
  'a campaign': { body: sale, headers: { 'x-fairway-campaign': 'spring' } },
  'a campaign too long': { body: sale, headers: { 'x-fairway-campaign': 'x'.repeat(101) } },
  'an idempotency key': { body: sale, headers: { 'idempotency-key': 'one' } },
  'an idempotency key again': { body: sale, headers: { 'idempotency-key': 'one' } },
  'an idempotency key with another message': {
    body: saleWith({ to: '2' }),
    headers: { 'idempotency-key': 'one' },
  },
  'no key': { body: sale, headers: { 'd360-api-key': null } },
  'a wrong key': { body: sale, headers: { 'd360-api-key': 'fwc_wrong' } },
  GET: { method: 'GET' },
  HEAD: { method: 'HEAD' },
  PUT: { method: 'PUT', body: sale },
  PATCH: { method: 'PATCH', path: '/marketing_messages', body: sale },
  DELETE: { method: 'DELETE' },
  OPTIONS: { method: 'OPTIONS' },
  'another content type': { body: sale, headers: { 'content-type': 'text/plain' } },
  'no content type': { body: sale, headers: { 'content-type': null } },
  'a content type with a charset': {
    body: sale,
    headers: { 'content-type': 'Application/JSON; charset=utf-8' },
  },
  'no body': { body: '' },
  'no JSON': { body: '{"to":' },
  'no object': { body: '[]' },
  'invalid UTF-8': { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
  'a byte order mark': { body: `\ufeff${sale}` },
  'deep JSON': { body: `{"type":"text","deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}` },
  'an unknown product_policy': { body: saleWith({ product_policy: 'strict' }) },
  'the longest body': { body: padded(MIB) },
  'a byte too many': { body: padded(MIB + 1) },
  'a byte too many in chunks': { body: padded(MIB + 1), chunked: true },
  '10 MB': { body: 'x'.repeat(10 * MIB) },
  '10 MB in chunks': { body: 'x'.repeat(10 * MIB), chunked: true },
  'gzip accepted': { body: sale, headers: { 'accept-encoding': 'gzip, br' } },
}

/** An upstream that answers the corpus, alike to the same message; its bytes are as no serializer would write them. */
export const answersCorpus: Act = (socket, request) => {
  const mm = request.line.includes('/marketing_messages')
  const body = request.body.toString('latin1')
  if (body.includes('resets')) return resets(socket, request)
  if (body.includes('throttled'))
    return answers(429, 'slow  down', {
      'content-type': 'text/plain; charset=latin1',
      'retry-after': '7',
    })(socket, request)
  if (body.includes('empty')) return answers(204, '')(socket, request)
  if (mm && body.includes('utility')) return refuses(400, 131055)(socket, request)
  const accepted = `{ "messages" : [ {"id":"wamid.${mm ? 'mm' : 'cloud'}"} ],\n "x":1.0e3 }`
  answers(200, accepted, {
    'content-type': 'application/json; charset=UTF-8',
    'x-upstream': 'hidden',
  })(socket, request)
}
