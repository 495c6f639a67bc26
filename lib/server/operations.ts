import { timingSafeEqual } from 'node:crypto'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import type { Runtime } from '@/lib/server/runtime'

/** The socket's own address, which no header can forge. */
export interface Caller { remoteAddress: string | undefined }

const FORWARDING_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** `GET /healthz`, `/readyz`, `/metrics` (contract 6); null for any other path. */
export async function handleOperations(runtime: Runtime, request: DoorRequest, caller: Caller): Promise<DoorResponse | null> {
  switch (request.path) {
    case '/healthz':
      return json(200, { status: 'ok' })
    case '/readyz':
      return readiness(runtime)
    case '/metrics':
      if (!mayReadMetrics(runtime.settings.METRICS_TOKEN, request, caller)) return json(401, { status: 'unauthorized', reason: 'A bearer token is needed (METRICS_TOKEN).' })
      return { status: 200, headers: { 'content-type': runtime.metrics.contentType }, body: Buffer.from(await runtime.metrics.metrics()) }
    default:
      return null
  }
}

/** Migrations are applied before the server listens, so the database is all that can be missing. */
async function readiness({ database, gateway }: Runtime): Promise<DoorResponse> {
  if (gateway.draining) return json(503, { status: 'unavailable', reason: 'shutting down' })
  try {
    await database.query('SELECT 1')
  } catch (error) {
    return json(503, { status: 'unavailable', reason: `database: ${(error as Error).message || 'not reachable'}` })
  }
  if (!gateway.sendLog.available) return json(503, { status: 'unavailable', reason: 'the send log is being recovered' })
  return json(200, { status: 'ready' })
}

function mayReadMetrics(token: string | undefined, request: DoorRequest, { remoteAddress }: Caller): boolean {
  if (token) return sameText(request.headers.authorization ?? '', `Bearer ${token}`)
  const loopback = remoteAddress !== undefined && /^(::ffff:)?127\.|^::1$/.test(remoteAddress)
  return loopback && FORWARDING_HEADERS.every((name) => request.headers[name] === undefined)
}

function sameText(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

function json(status: number, value: object): DoorResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) }
}
