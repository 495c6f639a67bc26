import type { Delivery } from '@/lib/contracts/deliveries'
import { GIVE_UP_AFTER_MS } from '@/lib/domain/webhooks/delivery-schedule'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import { findDelivery } from '@/lib/server/forwarding/list-deliveries'
import { QUEUE_NOW } from '@/lib/server/forwarding/queue-now'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** Tries a delivery at once, and for seven days more, with the waits of a new one. One that was made has no body any more: 409. */
export async function retryDelivery(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<Delivery | Problem> {
  const before = await findDelivery(runtime.database, actor, id)
  if (!before) return new Problem('not_found', `There is no delivery ${id}.`)
  const retried = await change(runtime, actor, null, async ({ tx, audit }) => {
    const count = await tx.$executeRawUnsafe(
      `UPDATE delivery SET state = 'pending', attempts = 0, next_at = ${QUEUE_NOW}, give_up_at = ${QUEUE_NOW} + $3::float8 * interval '1 millisecond'
       WHERE partner_id = $1 AND id = $2 AND state <> 'delivered'`,
      actor.partnerId,
      id,
      GIVE_UP_AFTER_MS,
    )
    if (count === 0)
      return new Problem('conflict', `Delivery ${id} was made; its body is not kept.`)
    await audit({
      action: 'delivery.retry',
      subject: id,
      before: { state: before.state, attempts: before.attempts },
      after: { state: 'pending' },
    })
    return id
  })
  if (retried instanceof Problem) return retried
  const delivery = await findDelivery(runtime.database, actor, id)
  runtime.forwarder.wake(actor.partnerId)
  return delivery ?? new Problem('not_found', `There is no delivery ${id} any more.`)
}
