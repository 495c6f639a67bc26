import { expect, it } from 'vitest'
import { apiPath } from '@/lib/client/api-query'
import { auditFilePath, auditLogQuery } from '@/lib/client/audit-log'

const state = (filters: Record<string, string>) => ({ page: 2, sort: null, filters })
const filtersOf = (path: string) =>
  JSON.parse(new URL(path, 'http://x').searchParams.get('filters') ?? 'null') as unknown

it('asks for whole days of UTC, the last one too, and the file for the same', () => {
  const given = state({ action: 'user', from: '2026-02-27', to: '2026-02-28' })
  const asked = { action: 'user', from: '2026-02-27T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }
  expect(filtersOf(apiPath(auditLogQuery('onePA', given).queryKey))).toEqual(asked)
  expect(filtersOf(auditFilePath('onePA', given))).toEqual(asked)
})

it('leaves out what is no day, and filters that are not set', () => {
  expect(
    filtersOf(auditFilePath('onePA', state({ from: 'yesterday', to: '2026-13-01', subject: 'x' }))),
  ).toEqual({ subject: 'x' })
  expect(auditFilePath('onePA', state({}))).toBe('/api/v2/partners/onePA/audit_log.csv')
  expect(apiPath(auditLogQuery('onePA', state({})).queryKey)).toBe(
    '/api/v2/partners/onePA/audit_log?limit=50&offset=50',
  )
})
