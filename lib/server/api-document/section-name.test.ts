import { expect, it } from 'vitest'
import { sectionName } from '@/lib/server/api-document/section-name'

it('is the first segment in words, with names of its own for some', () => {
  expect(
    [
      '/audit_log.csv',
      '/channels/{id}/api_keys',
      '/api_keys/{id}',
      '/users/{id}',
      '/me/password',
    ].map(sectionName),
  ).toEqual(['Audit log', 'Channels', 'API keys', 'Team', 'Team'])
})
