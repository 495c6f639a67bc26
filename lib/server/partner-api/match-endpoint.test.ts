import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoint } from '@/lib/server/partner-api/endpoint'
import { matchEndpoint } from '@/lib/server/partner-api/match-endpoint'

const at = (method: 'GET' | 'POST' | 'DELETE', path: string) =>
  endpoint({ method, path, summary: '', role: 'viewer', data: z.null(), handle: async () => null })
const endpoints = [
  at('GET', '/channels/{id}'),
  at('DELETE', '/channels/{id}'),
  at('POST', '/channels/import'),
  at('GET', '/channels'),
  at('GET', '/templates/{waba_id}/{name}/{language}'),
]

function matched(method: string, path: string) {
  const match = matchEndpoint(endpoints, method, path.split('/').slice(1))
  return match.kind === 'found' ? [match.endpoint.method, match.endpoint.path, match.params] : match
}

describe('an endpoint', () => {
  it('is found by method and path, with its parameters', () => {
    expect(matched('GET', '/channels')).toEqual(['GET', '/channels', {}])
    expect(matched('DELETE', '/channels/a')).toEqual(['DELETE', '/channels/{id}', { id: 'a' }])
    expect(matched('GET', '/templates/1/sale/en')).toEqual([
      'GET',
      endpoints[4]!.path,
      { waba_id: '1', name: 'sale', language: 'en' },
    ])
  })

  it('that is written out goes before one with a parameter', () => {
    expect(matched('POST', '/channels/import')).toEqual(['POST', '/channels/import', {}])
    expect(matched('GET', '/channels/import')).toEqual({ kind: 'wrong_method', allow: ['POST'] })
  })

  it('is told from a wrong method and an unknown path', () => {
    expect(matched('PUT', '/channels/a')).toEqual({
      kind: 'wrong_method',
      allow: ['GET', 'DELETE'],
    })
    for (const path of ['', '/', '/channels/', '/channels/a/b', '/templates/1/sale', '/Channels']) {
      expect([path, matched('GET', path)]).toEqual([path, { kind: 'unknown_path' }])
    }
  })
})
