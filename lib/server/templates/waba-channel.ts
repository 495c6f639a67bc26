import type { Actor } from '@/lib/server/accounts/actor'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** Is it a WABA of the partner? */
export function knowsWaba({ gateway }: Runtime, { partnerId }: Actor, wabaId: string): boolean {
  return gateway.directory.partner(partnerId)?.wabas.has(wabaId) ?? false
}

/** A channel through which the provider can be asked about a WABA's templates. */
export function wabaChannel(
  runtime: Runtime,
  actor: Actor,
  wabaId: string,
): DirectoryChannel | Problem {
  if (!knowsWaba(runtime, actor, wabaId)) return noSuchWaba(wabaId)
  const channels = runtime.gateway.directory.partner(actor.partnerId)?.channels.values() ?? []
  const channel = [...channels].find((one) => one.wabaId === wabaId)
  return (
    channel ??
    new Problem(
      'conflict',
      `WABA ${wabaId} has no channel through which its provider could be asked.`,
    )
  )
}

export function noSuchWaba(id: string): Problem {
  return new Problem('not_found', `There is no WABA ${id}.`)
}
