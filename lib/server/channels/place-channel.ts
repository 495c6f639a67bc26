import type { NewChannel } from '@/lib/contracts/channels'
import type { Issue } from '@/lib/contracts/envelope'
import type { ChangeTx } from '@/lib/server/change'
import { KEY_IN_USE } from '@/lib/server/channels/key-in-use'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { refusedTarget } from '@/lib/server/forwarding/refused-target'

/** Where a channel belongs and what must be unique of it. */
export type Place = Pick<
  NewChannel,
  | 'client_id'
  | 'waba_id'
  | 'business_id'
  | 'phone_number_id'
  | 'upstream_api_key'
  | 'provider'
  | 'forward_url'
>

/**
 * Checks that channels fit where they are put, and makes the portfolios and WABAs that are new: a WABA and a portfolio belong to
 * one client (contract 3), a number to one channel, and a key to one channel of the whole installation. Gives the issues by the channel's index; with any of
 * them nothing was made. `except` is a channel that is being changed.
 */
export async function placeChannels(
  tx: ChangeTx,
  partnerId: string,
  places: readonly Partial<Place>[],
  {
    sandbox,
    privateTargets,
    except,
  }: { sandbox: boolean; privateTargets: boolean; except?: string },
): Promise<Map<number, Issue[]>> {
  const known = await readKnown(tx, partnerId, places, except)
  const issues = new Map<number, Issue[]>()
  const wabas: { id: string; clientId: string; portfolioId: string | null }[] = []
  const portfolios: { id: string; clientId: string }[] = []
  for (const [index, place] of places.entries()) {
    const found: Issue[] = []
    const {
      client_id: clientId,
      business_id: businessId,
      waba_id: wabaId,
      phone_number_id: numberId,
    } = place
    if (clientId !== undefined && !known.clients.has(clientId))
      found.push({ path: 'client_id', message: `There is no client ${clientId}.` })
    else if (clientId !== undefined) {
      if (businessId !== undefined) {
        const owner = known.portfolios.get(businessId)
        if (owner === undefined) portfolios.push({ id: businessId, clientId })
        else if (owner !== clientId)
          found.push({
            path: 'business_id',
            message: `Portfolio ${businessId} belongs to client ${owner}.`,
          })
        known.portfolios.set(businessId, owner ?? clientId)
      }
      if (wabaId !== undefined) {
        const owner = known.wabas.get(wabaId)
        if (owner === undefined)
          wabas.push({ id: wabaId, clientId, portfolioId: businessId ?? null })
        else if (owner !== clientId)
          found.push({ path: 'waba_id', message: `WABA ${wabaId} belongs to client ${owner}.` })
        known.wabas.set(wabaId, owner ?? clientId)
      }
    }
    if (numberId !== undefined && known.numbers.has(numberId)) {
      found.push({
        path: 'phone_number_id',
        message: `Number ${numberId} is that of another channel.`,
      })
    }
    const hash = place.upstream_api_key === undefined ? undefined : keyHash(place.upstream_api_key)
    if (hash !== undefined && known.keys.has(hash))
      found.push({ path: 'upstream_api_key', message: KEY_IN_USE })
    if (place.provider === 'sandbox' && !sandbox) {
      found.push({
        path: 'provider',
        message: 'No sandbox runs here (SANDBOX_URL, DEMO); accepted are 360dialog and meta.',
      })
    }
    const target = place.forward_url ? refusedTarget(place.forward_url, privateTargets) : null
    if (target !== null) found.push({ path: 'forward_url', message: target })
    if (numberId !== undefined) known.numbers.add(numberId)
    if (hash !== undefined) known.keys.add(hash)
    if (found.length > 0) issues.set(index, found)
  }
  if (issues.size > 0) return issues
  await tx.portfolio.createMany({
    data: portfolios.map((portfolio) => ({ partnerId, ...portfolio })),
  })
  await tx.waba.createMany({ data: wabas.map((waba) => ({ partnerId, ...waba })) })
  return issues
}

async function readKnown(
  tx: ChangeTx,
  partnerId: string,
  places: readonly Partial<Place>[],
  except: string | undefined,
) {
  const ids = (values: (string | undefined)[]) => [
    ...new Set(values.filter((value) => value !== undefined)),
  ]
  const clients = await tx.client.findMany({
    where: { partnerId, id: { in: ids(places.map((place) => place.client_id)) } },
    select: { id: true },
  })
  const portfolios = await tx.portfolio.findMany({
    where: { partnerId, id: { in: ids(places.map((place) => place.business_id)) } },
  })
  const wabas = await tx.waba.findMany({
    where: { partnerId, id: { in: ids(places.map((place) => place.waba_id)) } },
  })
  const hashes = ids(places.map((place) => place.upstream_api_key)).map(keyHash)
  const taken = await tx.channel.findMany({
    where: {
      partnerId,
      deletedAt: null,
      id: { not: except },
      phoneNumberId: { in: ids(places.map((place) => place.phone_number_id)) },
    },
    select: { phoneNumberId: true },
  })
  const live = await tx.liveKey.findMany({ where: { keyHash: { in: hashes } } })
  const isOwn = (key: (typeof live)[number]) =>
    key.partnerId === partnerId && key.channelId === except
  return {
    clients: new Set(clients.map(({ id }) => id)),
    portfolios: new Map(portfolios.map(({ id, clientId }) => [id, clientId])),
    wabas: new Map(wabas.map(({ id, clientId }) => [id, clientId])),
    numbers: new Set(taken.map(({ phoneNumberId }) => phoneNumberId)),
    keys: new Set(live.filter((key) => !isOwn(key)).map(({ keyHash: hash }) => hash)),
  }
}
