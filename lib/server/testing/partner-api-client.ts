import { Readable } from 'node:stream'
import { expect } from 'vitest'
import { z } from 'zod'
import { type Envelope, envelope } from '@/lib/contracts/envelope'
import { ROLES, type Role } from '@/lib/domain/accounts/role'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { newId } from '@/lib/server/new-id'
import { handlePartnerApi } from '@/lib/server/partner-api/handle-partner-api'
import type { Runtime } from '@/lib/server/runtime'
import { createTestSession } from '@/lib/server/testing/create-test-session'

export interface ApiAnswer {
  status: number
  says: string
  // Tests look into the data as they please; what crosses the wire is checked by the endpoint's own schema.
  data: ReturnType<typeof JSON.parse>
}

/** Calls the Partner API's door as one caller; every answer but a file's text is held to the envelope. */
export interface ApiClient {
  (method: string, path: string, body?: unknown): Promise<ApiAnswer>
}

const ORIGIN = {
  'x-forwarded-proto': 'http',
  'x-forwarded-host': 'fairway.example',
  origin: 'http://fairway.example',
}

export function apiClient(
  runtime: Runtime,
  partnerId: string,
  headers: Record<string, string>,
): ApiClient {
  return async (method, path, body) => {
    const url = new URL(`/api/v2/partners/${partnerId}${path}`, 'http://door')
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? {}))
    const response = await handlePartnerApi(runtime, {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: async (limit) => (bytes.byteLength > limit ? null : bytes),
    })
    if ('stream' in response)
      return {
        status: response.status,
        says: '',
        data: (await Readable.from(response.stream).toArray()).join(''),
      }
    const answer = JSON.parse(Buffer.from(response.body).toString()) as Envelope<unknown>
    expect(envelope(z.unknown()).safeParse(answer).success).toBe(true)
    expect(answer.meta).toMatchObject({
      success: response.status < 400,
      http_code: response.status,
    })
    return { status: response.status, says: answer.meta.developer_message, data: answer.data }
  }
}

/** A partner key that was just issued, for `x-api-key`. */
export async function createTestPartnerKey(runtime: Runtime, partnerId: string): Promise<string> {
  const key = `fwp_test_${newId('KY')}`
  await runtime.database.prisma.partnerKey.create({
    data: {
      partnerId,
      id: newId('KY'),
      keyHash: keyHash(key),
      lastFour: key.slice(-4),
      createdBy: 'system',
    },
  })
  return key
}

/** One client for each role, by session. */
export async function roleClients(
  runtime: Runtime,
  partnerId: string,
): Promise<Record<Role, ApiClient>> {
  const clients = await Promise.all(
    ROLES.map(async (role) => {
      const { cookie } = await createTestSession(runtime, partnerId, role)
      return [role, apiClient(runtime, partnerId, { cookie, ...ORIGIN })] as const
    }),
  )
  return Object.fromEntries(clients) as Record<Role, ApiClient>
}
