import type {
  CloudMarketingSetting,
  CloudMarketingSettingChange,
} from '@/lib/contracts/eligibility'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import { readWabaField, writeWabaField } from '@/lib/server/onboarding/waba-field'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { knowsWaba, noSuchWaba } from '@/lib/server/templates/waba-channel'

const FIELD = 'disable_marketing_messages_on_cloud_api'

/** What Meta's documentation and the Dualhook page warn of. */
const WARNING =
  'The WABA is not known to be onboarded to the MM API: with this setting on, Cloud API refuses its marketing templates (131063) ' +
  'and there is no way left for them. It takes effect only once the terms are signed; set it after that.'

/** Reads at Meta whether a WABA's marketing is kept off Cloud API (contract 3; providers `meta` and `sandbox`). */
export async function getCloudMarketingSetting(
  runtime: Runtime,
  actor: Actor,
  wabaId: string,
): Promise<CloudMarketingSetting | Problem> {
  const channel = channelToAsk(runtime, actor, wabaId)
  if (channel instanceof Problem) return channel
  const enabled = await ask(() => readWabaField(runtime.gateway.upstreams, channel, FIELD))
  return enabled instanceof Problem ? enabled : viewOf(runtime, channel, enabled === true)
}

/** Sets it at Meta, and says what that risks. */
export async function setCloudMarketingSetting(
  runtime: Runtime,
  actor: Actor,
  wabaId: string,
  { enabled }: CloudMarketingSettingChange,
): Promise<CloudMarketingSetting | Problem> {
  const before = await getCloudMarketingSetting(runtime, actor, wabaId)
  if (before instanceof Problem) return before
  const channel = channelToAsk(runtime, actor, wabaId)
  if (channel instanceof Problem) return channel
  const refused = await ask(() =>
    writeWabaField(runtime.gateway.upstreams, channel, FIELD, enabled),
  )
  if (refused instanceof Problem) return refused
  return change(runtime, actor, null, async ({ audit }) => {
    await audit({
      action: `waba.${FIELD}`,
      subject: wabaId,
      before: { enabled: before.enabled },
      after: { enabled },
    })
    return viewOf(runtime, channel, enabled)
  })
}

function viewOf(
  { gateway: { directory }, now }: Runtime,
  { partner, wabaId }: DirectoryChannel,
  enabled: boolean,
): CloudMarketingSetting {
  const onboarded = directory.onboarding(partner, wabaId, now()) === 'onboarded'
  return { waba_id: wabaId, enabled, warning: onboarded ? null : WARNING }
}

function channelToAsk(runtime: Runtime, actor: Actor, wabaId: string): DirectoryChannel | Problem {
  if (!knowsWaba(runtime, actor, wabaId)) return noSuchWaba(wabaId)
  return (
    runtime.eligibilityLookUps.channelToAsk(actor.partnerId, wabaId) ??
    new Problem(
      'conflict',
      `WABA ${wabaId} has no channel of provider meta or sandbox; for one with 360dialog this setting cannot be reached.`,
    )
  )
}

async function ask<Answer>(work: () => Promise<Answer>): Promise<Answer | Problem> {
  try {
    return await work()
  } catch (error) {
    return new Problem('provider_failed', (error as Error).message || 'Meta gave no answer.')
  }
}
