import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiOperation, JsonSchema } from '@/lib/contracts/api-document'
import { apiDocument } from '@/lib/server/api-document/api-document'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { endpoints } from '@/lib/server/partner-api/endpoints'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { textFields, withValueAt } from '@/lib/server/testing/text-fields'

const ODD_TEXTS = ['\0', 'a\0b', '\ud83d', 'a\udc00b']
const ODD_DATES = ['0000-01-01', '1969-12-31', '2201-01-01', '-000001-01-01', '+010000-01-01']
const ODD_TIMES = ODD_DATES.map((date) => `${date}T12:00:00Z`)
const DEEP = '['.repeat(100_000) + ']'.repeat(100_000)

const operations = Object.entries(apiDocument(endpoints).paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    title: `${method.toUpperCase()} ${path.replace(/^\/partners\/\{partner_id\}/, '')}`,
    method: method.toUpperCase(),
    path: path.replace(/^.*?\{partner_id\}/, ''),
    operation,
  })),
)

/** Whatever field of whatever endpoint it stands in, found in the API document itself. */
describe('what the database cannot hold is 422 by the Partner API', () => {
  let gateway: TestGateway
  let api: ApiClient
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
  })
  afterAll(() => gateway.close())

  const filled = (path: string) => path.replace(/\{\w+\}/g, 'unknown')

  it('finds texts, dates, filters and bodies to try', () => {
    const fields = operations.flatMap(({ operation }) => bodyFields(operation))
    const filters = operations.flatMap(({ operation }) => queryFields(operation))
    expect(operations.length).toBeGreaterThan(80)
    expect(fields.length).toBeGreaterThan(40)
    expect(filters.length).toBeGreaterThan(60)
    expect(filters.filter(({ isDate }) => isDate).length).toBeGreaterThan(20)
  })

  it.each(operations)('$title: in every query parameter and filter', async (one) => {
    for (const { name, filter, isDate } of queryFields(one.operation)) {
      for (const odd of isDate ? [...ODD_TEXTS, ...ODD_DATES, ...ODD_TIMES] : ODD_TEXTS) {
        // A query string cannot spell half a surrogate pair; the JSON of `filters` can.
        if (filter === null && !odd.isWellFormed()) continue
        const value = filter === null ? odd : JSON.stringify(withValueAt({}, filter, odd))
        const { status } = await api(
          one.method,
          `${filled(one.path)}?${name}=${encodeURIComponent(value)}`,
          bodyOf(one.operation) ?? {},
        )
        expect([name, filter, odd, status]).toEqual([name, filter, odd, 422])
      }
    }
  })

  it.each(operations.filter(({ operation }) => bodySchema(operation)))(
    '$title: in every text and date of the body, as a name, and too deep',
    async ({ method, path, operation }) => {
      for (const field of bodyFields(operation)) {
        for (const odd of field.isDate ? [...ODD_TEXTS, ...ODD_DATES, ...ODD_TIMES] : ODD_TEXTS) {
          const body = withValueAt(bodyOf(operation), field.path, odd)
          const { status } = await api(method, filled(path), JSON.stringify(body))
          expect([field.path, odd, status]).toEqual([field.path, odd, 422])
        }
      }
      for (const name of ['"a\\u0000"', '"\\ud800"']) {
        const { status } = await api(method, filled(path), `{${name}:1}`)
        expect([name, status]).toEqual([name, 422])
      }
      for (const deep of [DEEP, `{"components":${DEEP}}`, `{"message":${DEEP}}`]) {
        const { status } = await api(method, filled(path), deep)
        expect([deep.slice(0, 20), status]).toEqual([deep.slice(0, 20), 422])
      }
    },
  )

  it.each(operations.filter(({ path }) => path.includes('{')))(
    '$title: in every part of the path',
    async ({ method, path, operation }) => {
      for (const [name] of path.matchAll(/\{\w+\}/g)) {
        for (const odd of ['%00', 'a%00b', '%ED%A0%80']) {
          const { status } = await api(
            method,
            filled(path.replace(name, odd)),
            bodyOf(operation) ?? {},
          )
          expect([name, odd, status]).toEqual([name, odd, 422])
        }
        // What is only odd to people is looked for, and not found or not fitting.
        for (const odd of [
          '%01',
          '%0A',
          '__proto__',
          'constructor',
          '%F0%9F%98%80',
          'x'.repeat(3000),
        ]) {
          const { status } = await api(
            method,
            filled(path.replace(name, odd)),
            bodyOf(operation) ?? {},
          )
          expect([name, odd, status < 500]).toEqual([name, odd, true])
        }
      }
    },
  )

  it.each(['\0', 'a\0b', '\ud83d', '\u0001'])(
    'and in every cell of a CSV import: %j',
    async (odd) => {
      const cells: Record<string, string> = {
        client_id: 'unknown',
        name: 'n',
        provider: 'sandbox',
        phone_number: '+5511987654321',
        phone_number_id: '1',
        waba_id: '2',
        business_id: '3',
        upstream_api_key: 'a-key-of-the-file',
        forward_url: 'https://target.example/a',
        mm_status: 'ONBOARDED',
      }
      for (const name of Object.keys(cells)) {
        const row = Object.values({ ...cells, [name]: `${cells[name]}${odd}x` }).join(',')
        const csv = Buffer.from(`${Object.keys(cells).join(',')}\n${row}\n`).toString()
        const { status } = await api('POST', '/channels/import', csv)
        expect([name, status]).toEqual([name, 422])
      }
    },
  )
})

function bodySchema({ requestBody }: ApiOperation): JsonSchema | undefined {
  return requestBody?.content['application/json']?.schema
}

function bodyOf({ requestBody }: ApiOperation): unknown {
  return requestBody?.content['application/json']?.example
}

function bodyFields(operation: ApiOperation) {
  const schema = bodySchema(operation)
  return schema ? textFields(schema) : []
}

function queryFields({ parameters }: ApiOperation) {
  return parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, schema, content }) => {
      const json = content?.['application/json']?.schema
      if (json)
        return textFields(json).map(({ path, isDate }) => ({
          name,
          filter: path as (string | number)[] | null,
          isDate,
        }))
      const [field] = schema ? textFields(schema) : []
      return [{ name, filter: null, isDate: field?.isDate ?? false }]
    })
}
