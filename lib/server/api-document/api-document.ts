import { z } from 'zod'
import type {
  ApiDocument,
  ApiOperation,
  ApiParameter,
  Content,
  JsonSchema,
} from '@/lib/contracts/api-document'
import { envelope, problemData } from '@/lib/contracts/envelope'
import { exampleOf } from '@/lib/server/api-document/example-of'
import { jsonSchema } from '@/lib/server/api-document/json-schema'
import { sectionName } from '@/lib/server/api-document/section-name'
import type { Endpoint } from '@/lib/server/partner-api/endpoint'

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'Malformed JSON or CSV',
  401: 'The key is missing, unknown or revoked, for any partner id',
  403: 'Another partner, or a role that may not do this',
  404: 'There is no such thing',
  409: 'In conflict with what is there',
  422: 'The request does not fit; data.issues says where and what is accepted',
}

/** The OpenAPI 3.1 document of the Partner API, from the very definitions that route and validate it. */
export function apiDocument(endpoints: readonly Endpoint[]): ApiDocument {
  const paths: ApiDocument['paths'] = {}
  for (const endpoint of endpoints) {
    const path = `/partners/{partner_id}${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fairway Partner API',
      version: '2.0.0',
      description:
        "Manages what the messaging gateway does: drop-in for the parts of 360dialog's Partner API that concern marketing messages.",
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Relative to where the document was read from, whatever the server is called there.
    servers: [{ url: '/api/v2' }],
    security: [{ apiKey: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: jsonSchema(envelope(problemData), 'output') },
    },
  }
}

function operationOf(endpoint: Endpoint): ApiOperation {
  const status = endpoint.status ?? 200
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    tags: [sectionName(endpoint.path)],
    description: `Least role: ${endpoint.role}.`,
    'x-least-role': endpoint.role,
    parameters: [
      parameter('partner_id', 'path'),
      ...pathParameters(endpoint.path),
      ...queryParameters(endpoint.query),
    ],
    ...(endpoint.body ? { requestBody: requestBody(endpoint) } : {}),
    responses: {
      [status]: { description: endpoint.summary, content: successContent(endpoint, status) },
      ...Object.fromEntries(
        problemsOf(endpoint).map((problem) => [problem, problemResponse(problem)]),
      ),
    },
  }
}

/** `GET /clients/{id}` is `get_clients_id`. */
function operationId({ method, path }: Endpoint): string {
  return `${method.toLowerCase()}${path.replace(/[{}]/g, '').replace(/[^A-Za-z0-9]+/g, '_')}`
}

function requestBody({ body, bodyFormat }: Endpoint): NonNullable<ApiOperation['requestBody']> {
  if (bodyFormat === 'csv')
    return { required: true, content: { 'text/csv': { schema: { type: 'string' } } } }
  const schema = jsonSchema(body!, 'input')
  return { required: true, content: { 'application/json': { schema, example: exampleOf(schema) } } }
}

function successContent(endpoint: Endpoint, status: number): Content {
  if (endpoint.path.endsWith('.csv')) return { 'text/csv': { schema: { type: 'string' } } }
  const schema = jsonSchema(envelope(endpoint.data), 'output')
  return {
    'application/json': {
      schema,
      example: { ...(exampleOf(schema) as object), ...statusOf(status) },
    },
  }
}

function statusOf(status: number, message = 'OK'): object {
  const meta = exampleOf(jsonSchema(envelope(z.null()).shape.meta, 'output')) as object
  return {
    meta: { ...meta, success: status < 400, http_code: status, developer_message: message },
    status_code: status,
  }
}

function problemsOf({ body, path, method, query }: Endpoint): number[] {
  const problems = [401, 403]
  if (body) problems.push(400)
  if (path.includes('{')) problems.push(404)
  if (method === 'DELETE') problems.push(409)
  if (body || query) problems.push(422)
  return problems.sort((a, b) => a - b)
}

function problemResponse(status: number): ApiOperation['responses'][string] {
  const data =
    status === 422
      ? { issues: [{ path: 'client_id', message: 'There is no client p9RtzaPq2cCL.' }] }
      : null
  return {
    description: PROBLEMS[status]!,
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: { ...statusOf(status, PROBLEMS[status]), data },
      },
    },
  }
}

function pathParameters(path: string): ApiParameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter(name!, 'path'))
}

function parameter(name: string, place: 'path'): ApiParameter {
  return {
    name,
    in: place,
    required: true,
    schema: { type: 'string' },
    example: exampleOf({ type: 'string' }, name),
  }
}

function queryParameters(query: z.ZodType | undefined): ApiParameter[] {
  if (!query) return []
  const { properties = {} } = jsonSchema(query, 'input')
  const shape = query instanceof z.ZodObject ? (query.shape as Record<string, z.ZodType>) : {}
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !shape[name]?.safeParse(undefined).success,
    ...shapeOf(schema),
  }))
}

/** An object travels as JSON, a list with commas. */
function shapeOf(schema: JsonSchema): Partial<ApiParameter> {
  if (schema.type === 'object') return { content: { 'application/json': { schema } } }
  return schema.type === 'array' ? { schema, style: 'form', explode: false } : { schema }
}
