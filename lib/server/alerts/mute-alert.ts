import type { AlertView } from '@/lib/contracts/alerts'
import type { Actor } from '@/lib/server/accounts/actor'
import { readAlerts } from '@/lib/server/alerts/read-alerts'
import { change } from '@/lib/server/change'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** Silences an open alert until it closes, or lets it speak again. One that is over has nothing to silence: 409. */
export async function muteAlert(
  runtime: Runtime,
  actor: Actor,
  id: string,
  muted: boolean,
): Promise<AlertView | Problem> {
  const { partnerId } = actor
  const changed = await change(runtime, actor, null, async ({ tx, audit }) => {
    const alert = await tx.alert.findUnique({ where: { partnerId_id: { partnerId, id } } })
    if (!alert) return new Problem('not_found', `There is no alert ${id}.`)
    if (alert.closedAt)
      return new Problem('conflict', `Alert ${id} is over since ${alert.closedAt.toISOString()}.`)
    if ((alert.mutedAt !== null) === muted) return id
    await tx.alert.update({
      where: { partnerId_id: { partnerId, id } },
      data: muted
        ? { mutedAt: new Date(runtime.now()), mutedBy: actor.id }
        : { mutedAt: null, mutedBy: null },
    })
    await audit({
      action: 'alert.mute',
      subject: `${alert.kind} ${alert.subjectId}`,
      before: { muted: !muted },
      after: { muted },
    })
    return id
  })
  if (changed instanceof Problem) return changed
  const [alert] = await readAlerts(runtime.database, partnerId, 'a.id = $2', [id])
  return alert ?? new Problem('not_found', `There is no alert ${id} any more.`)
}
