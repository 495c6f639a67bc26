import type { ProviderWebhook } from '@/lib/contracts/provider-webhook'
import type { Actor } from '@/lib/server/accounts/actor'
import { noSuchChannel } from '@/lib/server/accounts/keys'
import { change } from '@/lib/server/change'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { getWebhookEndpoint, noEndpoint } from '@/lib/server/webhooks/endpoint-setting'
import { staticHeader } from '@/lib/server/webhooks/static-header'

/** Domain fact: 360dialog, webhook per number. */
const PATH = '/v1/configs/webhook'

/** Where the provider sends a channel's events, as it says itself. */
export async function getProviderWebhook(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<ProviderWebhook | Problem> {
  const channel = runtime.gateway.directory.partner(actor.partnerId)?.channels.get(id)
  if (!channel) return noSuchChannel(id)
  const endpoint = await getWebhookEndpoint(runtime, actor)
  if (endpoint instanceof Problem) return endpoint
  if (channel.provider === 'meta') return { settable: false, url: null, own_url: endpoint.url }
  const url = await readUrl(runtime, channel)
  return url instanceof Problem ? url : { settable: true, url, own_url: endpoint.url }
}

/** Has the provider send a channel's events here, with the static header that proves them. The address it had becomes the channel's forwarding address, before anything is changed there. */
export async function pointProviderWebhook(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<ProviderWebhook | Problem> {
  const known = await getProviderWebhook(runtime, actor, id)
  if (known instanceof Problem) return known
  const { settable, url: before, own_url } = known
  if (!settable)
    return new Problem(
      'conflict',
      "Meta has no request for this: the address is entered in the app's dashboard, under WhatsApp, Configuration.",
    )
  const channel = runtime.gateway.directory.partner(actor.partnerId)!.channels.get(id)!
  const forwarded =
    before !== null && before !== own_url && /^https?:\/\//.test(before) ? before : undefined
  const header = await change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const where = { partnerId_id: { partnerId: actor.partnerId, id } }
    const { forwardUrl } = await tx.channel.findUniqueOrThrow({
      where,
      select: { forwardUrl: true },
    })
    await tx.channel.update({
      where,
      data: { forwardUrl: forwarded, updatedAt: new Date(runtime.now()) },
    })
    await audit({
      action: 'channel.provider_webhook',
      subject: id,
      before: { url: before, forward_url: forwardUrl },
      after: { url: own_url, forward_url: forwarded ?? forwardUrl },
    })
    return (await staticHeader(runtime, { tx, audit }, actor)) ?? noEndpoint()
  })
  if (header instanceof Problem) return header
  const answer = await runtime.gateway.upstreams
    .post(channel, PATH, { url: own_url, headers: { [header.name]: header.value } })
    .catch(unreachable)
  if (answer instanceof Problem) return answer
  if (answer.status >= 300)
    return new Problem(
      'provider_failed',
      `The provider answered ${answer.status} to the new webhook address: ${answer.text.slice(0, 200)}`,
    )
  return getProviderWebhook(runtime, actor, id)
}

async function readUrl(
  { gateway: { upstreams } }: Runtime,
  channel: DirectoryChannel,
): Promise<string | null | Problem> {
  const answer = await upstreams.get(channel, PATH).catch(unreachable)
  if (answer instanceof Problem) return answer
  if (answer.status !== 200)
    return new Problem(
      'provider_failed',
      `The provider answered ${answer.status} to the question for its webhook address.`,
    )
  try {
    const { url } = JSON.parse(answer.text) as { url?: unknown }
    return typeof url === 'string' && url !== '' ? url : null
  } catch {
    return new Problem(
      'provider_failed',
      'The provider answered the question for its webhook address with something that is not JSON.',
    )
  }
}

function unreachable(error: Error): Problem {
  return new Problem(
    'provider_failed',
    `The provider could not be asked: ${error.message || 'no connection'}.`,
  )
}
