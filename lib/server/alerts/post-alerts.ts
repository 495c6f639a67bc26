import { v7 as uuid } from 'uuid'
import { ALERT_CHANNEL } from '@/lib/domain/alerts/alert-channel'
import { readAlerts } from '@/lib/server/alerts/read-alerts'
import type { Queryable } from '@/lib/server/db/database'
import { writeDeliveries } from '@/lib/server/forwarding/write-deliveries'

/** Puts alerts that were just raised into the queue of forwarding, where the partner has an address for them. */
export async function postAlerts(
  tx: Queryable,
  partnerId: string,
  ids: readonly string[],
  now: number,
): Promise<void> {
  const [partner] = await tx.query<{ alert_url: string | null }>(
    'SELECT alert_url FROM partner WHERE id = $1',
    [partnerId],
  )
  if (!partner?.alert_url) return
  const alerts = await readAlerts(tx, partnerId, 'a.id = ANY($2::text[])', [ids])
  await writeDeliveries(
    tx,
    alerts.map((alert) => ({
      partnerId,
      id: uuid(),
      eventId: alert.id,
      channelId: ALERT_CHANNEL,
      headers: {},
      billed: 'none',
      createdAt: now,
      body: Buffer.from(
        JSON.stringify({ type: 'alert.opened', timestamp: alert.opened_at, data: alert }),
      ),
    })),
  )
}
