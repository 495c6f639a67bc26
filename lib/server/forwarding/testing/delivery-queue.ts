import { randomBytes } from 'node:crypto'
import { Registry } from 'prom-client'
import { v7 as uuid } from 'uuid'
import { seal } from '@/lib/server/crypto/sealed'
import type { Database } from '@/lib/server/db/database'
import { claimDeliveries } from '@/lib/server/forwarding/claim-deliveries'
import { Forwarder, type ForwarderParts } from '@/lib/server/forwarding/forwarder'
import { QUEUE_NOW } from '@/lib/server/forwarding/queue-now'
import { writeDeliveries } from '@/lib/server/forwarding/write-deliveries'
import { createLog } from '@/lib/server/log'
import { newId } from '@/lib/server/new-id'

const ENCRYPTION_KEY = Buffer.alloc(32, 7)

export interface DeliveryRow {
  id: string
  state: string
  attempts: number
  has_body: boolean
  last_status: number | null
  last_error: string | null
  /** Milliseconds until it is tried, or until its lease runs out. */
  due_in_ms: number
  last_at: Date | null
  delivered_at: Date | null
}

/** A partner with a forward secret, channels that forward, and what is in their queue. */
export async function createDeliveryQueue(database: Database) {
  const { prisma } = database
  const partnerId = newId('PA')
  const clientId = newId('CL')
  const secret = `whsec_${randomBytes(24).toString('base64')}`
  await prisma.partner.create({
    data: { id: partnerId, name: partnerId, revision: { create: {} } },
  })
  await prisma.client.create({ data: { partnerId, id: clientId, name: clientId } })
  await prisma.waba.create({ data: { partnerId, id: '100', clientId } })
  await prisma.webhookEndpoint.create({
    data: {
      partnerId,
      endpointId: newId('KY'),
      verifyTokenEncrypted: seal('token', ENCRYPTION_KEY),
      forwardSecretEncrypted: seal(secret, ENCRYPTION_KEY),
    },
  })
  return {
    partnerId,
    secret,
    async channel(forwardUrl: string | null): Promise<string> {
      const id = newId('CH')
      await prisma.channel.create({
        data: {
          partnerId,
          id,
          clientId,
          wabaId: '100',
          name: id,
          provider: 'sandbox',
          phoneNumber: '1',
          phoneNumberId: id,
          forwardUrl,
          upstreamKeyEncrypted: seal(id, ENCRYPTION_KEY),
          upstreamKeyHash: id,
        },
      })
      return id
    },
    /** Puts deliveries into the queue and gives their ids. */
    async add(
      channelId: string,
      {
        bodies = ['{}'],
        createdAt = Date.now(),
        headers = {},
      }: { bodies?: string[]; createdAt?: number; headers?: Record<string, string> } = {},
    ) {
      const deliveries = bodies.map((body) => ({
        partnerId,
        id: uuid(),
        eventId: uuid(),
        channelId,
        body: Buffer.from(body),
        headers,
        billed: 'none' as const,
        createdAt,
      }))
      await writeDeliveries(database, deliveries)
      return deliveries.map(({ id }) => id)
    },
    /** Lets so much time pass for all that is in the queue. */
    pass: (ms: number) =>
      database.query(
        `UPDATE delivery SET next_at = next_at - $2::float8 * interval '1 millisecond', give_up_at = give_up_at - $2::float8 * interval '1 millisecond'
         WHERE partner_id = $1`,
        [partnerId, ms],
      ),
    /** What an instance would take that looks now; it is under a lease then. */
    take: () =>
      claimDeliveries(database, partnerId, {
        free: 100,
        perTarget: 100,
        freeForFailing: 100,
        taken: new Map(),
        failing: new Set(),
      }),
    rows: (channelId: string) =>
      database.query<DeliveryRow>(
        `SELECT id, state, attempts, body IS NOT NULL AS has_body, last_status, last_error, last_at, delivered_at,
         extract(epoch FROM next_at - ${QUEUE_NOW})::float8 * 1000 AS due_in_ms
       FROM delivery WHERE partner_id = $1 AND channel_id = $2 ORDER BY id`,
        [partnerId, channelId],
      ),
  }
}

/** A forwarder of its own, as each instance has one; it may forward to this machine. */
export function createForwarder(
  database: Database,
  parts: Partial<ForwarderParts> = {},
): Forwarder {
  return new Forwarder({
    database,
    log: createLog('silent'),
    metrics: new Registry(),
    encryptionKey: ENCRYPTION_KEY,
    allowPrivateTargets: true,
    now: Date.now,
    ...parts,
  })
}
