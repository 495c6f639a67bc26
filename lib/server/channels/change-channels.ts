import type { Channel, ChannelChange, NewChannel } from '@/lib/contracts/channels'
import type { Actor } from '@/lib/server/accounts/actor'
import { noSuchChannel } from '@/lib/server/accounts/keys'
import { type Change, type ChangeTx, change } from '@/lib/server/change'
import { channelProblem } from '@/lib/server/channels/channel-problem'
import { CHANNEL_INCLUDE, CHANNEL_OMIT, channelView } from '@/lib/server/channels/channel-view'
import { checkUpstreamKey } from '@/lib/server/channels/check-upstream-key'
import { placeChannels } from '@/lib/server/channels/place-channel'
import { findChannel } from '@/lib/server/channels/read-channels'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { seal } from '@/lib/server/crypto/sealed'
import { newId } from '@/lib/server/new-id'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** Creates channels, all or none; with issues by index instead where any does not fit. The providers' lists are read afterwards. */
export async function createChannels(
  runtime: Runtime,
  actor: Actor,
  { tx, audit }: Change,
  channels: readonly NewChannel[],
) {
  const { partnerId } = actor
  const issues = await placeChannels(tx, partnerId, channels, permittedBy(runtime))
  if (issues.size > 0) return { ids: [], issues }
  const rows = channels.map((channel) => ({
    partnerId,
    id: newId('CH'),
    clientId: channel.client_id,
    wabaId: channel.waba_id,
    provider: channel.provider,
    ...settingsOf(channel),
    ...sealedKey(runtime, channel.upstream_api_key),
    name: channel.name,
    phoneNumber: channel.phone_number,
    phoneNumberId: channel.phone_number_id,
  }))
  // In one order, so that two who bring some of the same keys wait for each other and do not lock each other out.
  const sorted = rows.toSorted((a, b) => (a.upstreamKeyHash < b.upstreamKeyHash ? -1 : 1))
  await tx.channel.createMany({ data: sorted })
  for (const channel of channels) {
    if (channel.mm_status)
      await setManualStatus(runtime, tx, partnerId, channel.waba_id, channel.mm_status)
  }
  await audit(
    ...rows.map(({ id }, index) => ({
      action: 'channel.create',
      subject: id,
      before: null,
      after: shown(channels[index]!),
    })),
  )
  return { ids: rows.map(({ id }) => id), issues }
}

/** With `checkKey`, a channel whose key its provider does not take is not made. */
export async function createChannel(
  runtime: Runtime,
  actor: Actor,
  channel: NewChannel,
  { checkKey }: { checkKey: boolean },
): Promise<Channel | Problem> {
  const refused = checkKey ? await checkUpstreamKey(runtime, channel) : null
  if (refused) return refused
  const created = await change(runtime, actor, 'directory', async (transaction) => {
    const { ids, issues } = await createChannels(runtime, actor, transaction, [channel])
    const found = issues.get(0)
    return found ? channelProblem(found) : view(runtime, transaction.tx, actor, ids[0]!)
  })
  if (!(created instanceof Problem)) readTemplates(runtime, actor, [created.id])
  return created
}

/** With `checkKey`, a new key that the provider does not take changes nothing. */
export async function updateChannel(
  runtime: Runtime,
  actor: Actor,
  id: string,
  given: ChannelChange,
  { checkKey }: { checkKey: boolean },
): Promise<Channel | Problem> {
  if (checkKey && given.upstream_api_key !== undefined) {
    const known = await findChannel(runtime, actor, id)
    const refused =
      known instanceof Problem
        ? known
        : await checkUpstreamKey(runtime, {
            ...known,
            ...given,
            upstream_api_key: given.upstream_api_key,
          })
    if (refused) return refused
  }
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const { partnerId } = actor
    const row = await tx.channel.findFirst({
      where: { partnerId, id, deletedAt: null },
      include: CHANNEL_INCLUDE,
      omit: CHANNEL_OMIT,
    })
    if (!row) return noSuchChannel(id)
    const clientId = given.client_id ?? row.clientId
    const issues = await placeChannels(
      tx,
      partnerId,
      [
        {
          ...given,
          client_id: clientId,
          waba_id: given.waba_id ?? row.wabaId,
          business_id: given.business_id ?? row.waba.portfolioId ?? undefined,
        },
      ],
      { ...permittedBy(runtime), except: id },
    )
    const found = issues.get(0)
    if (found) return channelProblem(found)
    const before = channelView(row, runtime.now())
    await tx.channel.update({
      where: { partnerId_id: { partnerId, id } },
      data: {
        clientId,
        wabaId: given.waba_id,
        provider: given.provider,
        name: given.name,
        phoneNumber: given.phone_number,
        phoneNumberId: given.phone_number_id,
        ...settingsOf(given),
        ...(given.upstream_api_key === undefined ? {} : sealedKey(runtime, given.upstream_api_key)),
        updatedAt: new Date(runtime.now()),
      },
    })
    if (given.business_id !== undefined) {
      await tx.waba.update({
        where: { partnerId_id: { partnerId, id: given.waba_id ?? row.wabaId } },
        data: { portfolioId: given.business_id },
      })
    }
    if (given.mm_status !== undefined)
      await setManualStatus(runtime, tx, partnerId, given.waba_id ?? row.wabaId, given.mm_status)
    const after = await view(runtime, tx, actor, id)
    await audit({
      action: 'channel.update',
      subject: id,
      before: changedIn(before, given),
      after: shown(given),
    })
    return after
  })
}

/** Takes a channel out of use: its keys open nothing any more, its log stays. */
export function deleteChannel(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<{ id: string } | Problem> {
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const { partnerId } = actor
    const now = new Date(runtime.now())
    const { count } = await tx.channel.updateMany({
      where: { partnerId, id, deletedAt: null },
      data: { deletedAt: now, updatedAt: now },
    })
    if (count === 0) return noSuchChannel(id)
    await tx.channelKey.updateMany({
      where: { partnerId, channelId: id, revokedAt: null },
      data: { revokedAt: now },
    })
    await audit({ action: 'channel.delete', subject: id, before: null, after: null })
    return { id }
  })
}

/** After channels were added: what the provider says of their templates, in the background. */
export function readTemplates(
  runtime: Runtime,
  { partnerId }: Actor,
  ids: readonly string[],
): void {
  for (const id of ids) {
    const channel = runtime.gateway.directory.partner(partnerId)?.channels.get(id)
    if (channel) runtime.gateway.templateLists.readSoon(channel)
  }
}

async function view(
  { now }: Runtime,
  tx: ChangeTx,
  { partnerId }: Actor,
  id: string,
): Promise<Channel> {
  const where = { partnerId_id: { partnerId, id } }
  return channelView(
    await tx.channel.findUniqueOrThrow({ where, include: CHANNEL_INCLUDE, omit: CHANNEL_OMIT }),
    now(),
  )
}

function settingsOf(given: Partial<NewChannel>) {
  return {
    acceptUpstreamKey: given.accept_upstream_key,
    forwardUrl: given.forward_url,
    defaultActivitySharing: given.default_activity_sharing,
    rateLimitMps: given.rate_limit_mps,
    suppressOptedOut: given.suppress_opted_out,
    suppressUs: given.suppress_us,
  }
}

function permittedBy({ sandboxUrl, settings }: Runtime) {
  return { sandbox: sandboxUrl !== null, privateTargets: settings.ALLOW_PRIVATE_TARGETS }
}

function sealedKey({ secrets }: Runtime, key: string) {
  return { upstreamKeyEncrypted: seal(key, secrets.encryptionKey), upstreamKeyHash: keyHash(key) }
}

/** What a person says now also ends that an earlier event had ended the account's eligibility. */
async function setManualStatus(
  runtime: Runtime,
  tx: ChangeTx,
  partnerId: string,
  id: string,
  status: string | null,
): Promise<void> {
  const now = new Date(runtime.now())
  await tx.waba.update({
    where: { partnerId_id: { partnerId, id } },
    data: {
      onboardingStatus: status,
      onboardingSource: status === null ? null : 'manual',
      onboardingAt: now,
      notOnboardedUntil: null,
    },
  })
  await tx.waba.updateMany({
    where: { partnerId, id, standing: 'ended', standingAt: { lte: now } },
    data: { standing: 'returned', standingEvent: 'manual', standingAt: now },
  })
}

/** What the audit log shows of a change: all but the key. */
function shown({ upstream_api_key, ...rest }: ChannelChange): object {
  return upstream_api_key === undefined ? rest : { ...rest, upstream_api_key: '(changed)' }
}

function changedIn(before: Channel, given: ChannelChange): object {
  return Object.fromEntries(
    Object.keys(given).flatMap((name) =>
      name in before ? [[name, before[name as keyof Channel]]] : [],
    ),
  )
}
