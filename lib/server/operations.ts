import { timingSafeEqual } from 'node:crypto'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import { isLocalRequest } from '@/lib/server/http/is-local-request'
import type { Runtime } from '@/lib/server/runtime'

/** The socket's own address, which no header can forge. */
export interface Caller {
  remoteAddress: string | undefined
}

/** Contract 6. */
const OPERATIONS: Record<
  string,
  (runtime: Runtime, request: DoorRequest, caller: Caller) => DoorResponse | Promise<DoorResponse>
> = {
  '/healthz': () => json(200, { status: 'ok' }),
  '/readyz': readiness,
  '/metrics': metrics,
}

/** `GET /healthz`, `/readyz`, `/metrics`; null for any other path. */
export async function handleOperations(
  runtime: Runtime,
  request: DoorRequest,
  caller: Caller,
): Promise<DoorResponse | null> {
  const operation = OPERATIONS[request.path]
  if (!operation) return null
  if (request.method === 'GET' || request.method === 'HEAD')
    return operation(runtime, request, caller)
  const refusal = json(405, {
    status: 'method_not_allowed',
    reason: `${request.method} is not accepted here; accepted is GET.`,
  })
  return { ...refusal, headers: { ...refusal.headers, allow: 'GET, HEAD' } }
}

/** Migrations are applied before the server listens, so the database is all that can be missing. */
async function readiness({ database, gateway, starting, log }: Runtime): Promise<DoorResponse> {
  if (starting) return json(503, { status: 'unavailable', reason: 'starting' })
  if (gateway.draining) return json(503, { status: 'unavailable', reason: 'shutting down' })
  try {
    await database.query('SELECT 1')
  } catch (error) {
    // Anyone may ask: the database's address and error are for the log alone.
    log.warn({ err: error }, 'not ready: the database cannot be reached')
    return json(503, { status: 'unavailable', reason: 'database_unreachable' })
  }
  // What waits in the spool of one partner is no reason to take the instance away from all others.
  if (!gateway.sendLog.isThere)
    return json(503, { status: 'unavailable', reason: 'the send log is being recovered' })
  return json(200, { status: 'ready' })
}

async function metrics(
  { settings, metrics: registry }: Runtime,
  request: DoorRequest,
  caller: Caller,
): Promise<DoorResponse> {
  if (!mayReadMetrics(settings.METRICS_TOKEN, request, caller)) {
    return json(401, {
      status: 'unauthorized',
      reason: 'A bearer token is needed (METRICS_TOKEN).',
    })
  }
  return {
    status: 200,
    headers: { 'content-type': registry.contentType },
    body: Buffer.from(await registry.metrics()),
  }
}

function mayReadMetrics(
  token: string | undefined,
  request: DoorRequest,
  { remoteAddress }: Caller,
): boolean {
  if (token) return sameText(request.headers.authorization ?? '', `Bearer ${token}`)
  return isLocalRequest(request.headers, remoteAddress)
}

function sameText(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

function json(status: number, value: object): DoorResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(value)),
  }
}
