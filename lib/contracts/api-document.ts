import type { Role } from '@/lib/domain/accounts/role'

/** As much of JSON Schema as our schemas come to. */
export interface JsonSchema {
  type?: string | string[]
  format?: string
  pattern?: string
  description?: string
  properties?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  [more: string]: unknown
}

interface MediaType {
  schema: JsonSchema
  example?: unknown
}

export type Content = Partial<Record<'application/json' | 'text/csv', MediaType>>

export interface ApiParameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  example?: unknown
  schema?: JsonSchema
  /** A list with commas. */
  style?: 'form'
  explode?: false
  /** Instead of a schema, where the value is JSON. */
  content?: Content
}

export interface ApiOperation {
  operationId: string
  summary: string
  /** The section of the reference that it stands in. */
  tags: [string]
  description: string
  'x-least-role': Role
  parameters: ApiParameter[]
  requestBody?: { required: true; content: Content }
  /** By status. */
  responses: Record<string, { description: string; content: Content }>
}

/** The OpenAPI 3.1 document of the Partner API: operations by path and method in lower case. */
export interface ApiDocument {
  openapi: string
  info: {
    title: string
    version: string
    description: string
    license: { name: string; identifier: string }
  }
  servers: { url: string }[]
  security: Record<string, string[]>[]
  paths: Record<string, Record<string, ApiOperation>>
  components: { securitySchemes: Record<string, object>; schemas: Record<string, JsonSchema> }
}
