import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { envelope } from '@/lib/contracts/envelope'
import { apiDocument } from '@/lib/server/api-document/api-document'
import { endpoints } from '@/lib/server/partner-api/endpoints'

interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { example?: unknown }> }
  responses: Record<string, { content: { 'application/json': { example: unknown } } }>
}
const document = apiDocument(endpoints) as { paths: Record<string, Record<string, Operation>> }
const operationOf = (method: string, path: string) =>
  document.paths[`/partners/{partner_id}${path}`]![method.toLowerCase()]!

describe('the API document', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const result = await new Validator().validate(structuredClone(document))
    expect(result).toMatchObject({ valid: true })
  })

  it('names every operation once', () => {
    const ids = endpoints.map(({ method, path }) => operationOf(method, path).operationId)
    expect(new Set(ids).size).toBe(endpoints.length)
  })

  it.each(
    endpoints
      .filter(({ path }) => !path.endsWith('.csv'))
      .map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const),
  )('%s has examples that its own schemas accept', (_name, endpoint) => {
    const operation = operationOf(endpoint.method, endpoint.path)
    const answer =
      operation.responses[String(endpoint.status ?? 200)]!.content['application/json'].example
    expect(envelope(endpoint.data).safeParse(answer)).toMatchObject({ success: true })
    const sent = operation.requestBody?.content['application/json']
    if (sent) expect(endpoint.body!.safeParse(sent.example)).toMatchObject({ success: true })
  })
})
