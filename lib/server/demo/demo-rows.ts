import { DEFAULT_LINK_HOURS } from '@/lib/contracts/onboarding-links'
import type { Prisma } from '@/lib/server/db/generated/client'
import type { DemoChannel, DemoClient, DemoWaba } from '@/lib/server/demo/demo-client'
import { demoClients } from '@/lib/server/demo/demo-clients'
import { demoId } from '@/lib/server/demo/demo-id'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** The first client joined so long ago, each next one a month later; its channels came one a day. */
const OLDEST_DAYS = 400

export interface DemoRows {
  clients: Prisma.ClientCreateManyInput[]
  portfolios: Prisma.PortfolioCreateManyInput[]
  wabas: Prisma.WabaCreateManyInput[]
  /** All but the upstream keys. */
  channels: Omit<Prisma.ChannelCreateManyInput, 'upstreamKeyEncrypted' | 'upstreamKeyHash'>[]
  optOuts: Prisma.OptOutCreateManyInput[]
  /** All but the tokens. */
  links: Omit<Prisma.OnboardingLinkCreateManyInput, 'tokenHash' | 'tokenEncrypted'>[]
}

/** The demonstration's rows for a partner: the same at every start, but for times, which are counted back from `now` (milliseconds). */
export function demoRows(partnerId: string, now: number): DemoRows {
  const rows: DemoRows = {
    clients: [],
    portfolios: [],
    wabas: [],
    channels: [],
    optOuts: [],
    links: [linkOf(partnerId, now, null)],
  }
  for (const [index, { name, email, portfolios, link }] of demoClients.entries()) {
    const joined = now - (OLDEST_DAYS - 30 * index) * DAY_MS
    const client = { partnerId, clientId: demoId('CL', name) }
    const since = (at: number) => ({ createdAt: new Date(at), updatedAt: new Date(at) })
    if (link) rows.links.push(linkOf(partnerId, now, { name, link }))
    let channels = 0
    rows.clients.push({
      partnerId,
      id: client.clientId,
      name,
      contactEmail: email,
      ...since(joined),
    })
    for (const { id: portfolioId, wabas } of portfolios) {
      rows.portfolios.push({ ...client, id: portfolioId, createdAt: new Date(joined) })
      for (const waba of wabas) {
        rows.wabas.push({ ...client, id: waba.id, portfolioId, ...knownOf(waba, joined, now) })
        for (const channel of waba.channels) {
          rows.channels.push({
            ...client,
            wabaId: waba.id,
            ...settingsOf(channel),
            ...since(joined + channels * DAY_MS),
          })
          channels += 1
        }
        rows.optOuts.push(
          ...(waba.optOuts ?? []).map((recipient) => ({
            partnerId,
            wabaId: waba.id,
            recipient,
            at: new Date(now - DAY_MS),
          })),
        )
      }
    }
  }
  return rows
}

/** What the hub knows of a WABA's onboarding, and since when. */
function knownOf({ status, source }: DemoWaba, joined: number, now: number) {
  // The day's look-ups are done: what is shown as unknown or learned stays so for a while.
  const checkBegunAt = new Date(now - 6 * HOUR_MS)
  if (source === null) return { checkBegunAt }
  if (source === 'learned') return { notOnboardedUntil: new Date(now + HOUR_MS), checkBegunAt }
  const at = new Date(joined + 10 * DAY_MS)
  return {
    onboardingStatus: status,
    onboardingSource: source,
    onboardingAt: at,
    termsSignedAt: source === 'terms_event' ? at : null,
    checkedAt: source === 'provider' ? checkBegunAt : null,
    checkBegunAt,
  }
}

/** A client's link; or, without one, that of the banner, which does not end. */
function linkOf(
  partnerId: string,
  now: number,
  client: { name: string; link: NonNullable<DemoClient['link']> } | null,
): DemoRows['links'][number] {
  const after = (hours: number) =>
    new Date(now - (client?.link.madeDaysAgo ?? OLDEST_DAYS) * DAY_MS + hours * HOUR_MS)
  const made = {
    partnerId,
    id: demoId('LK', client?.name ?? 'banner'),
    createdAt: after(0),
    createdBy: 'system',
  }
  if (!client) return made
  const { opened, continued } = client.link
  return {
    ...made,
    clientId: demoId('CL', client.name),
    expiresAt: after(DEFAULT_LINK_HOURS),
    openedCount: opened,
    ...(opened > 0 && { firstOpenedAt: after(3), lastOpenedAt: after(2 + opened) }),
    ...(continued && { continuedAt: after(3) }),
  }
}

function settingsOf({ name, phone, override, activitySharing, ...settings }: DemoChannel) {
  return {
    id: demoId('CH', name),
    name,
    phoneNumber: phone,
    provider: 'sandbox',
    routingOverride: override,
    defaultActivitySharing: activitySharing,
    ...settings,
  }
}
