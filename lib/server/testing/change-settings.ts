import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import type { Database } from '@/lib/server/db/database'
import type { Prisma } from '@/lib/server/db/generated/client'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'

type Target = Pick<TestGateway, 'runtime' | 'partnerId'>

/** Changes a channel (override, limits, suppression …) as another instance would, and takes the change in. */
export async function changeChannel(
  gateway: Target,
  id: string,
  data: Prisma.ChannelUpdateInput,
): Promise<void> {
  const { partnerId } = gateway
  await gateway.runtime.database.prisma.channel.update({
    where: { partnerId_id: { partnerId, id } },
    data,
  })
  await takeIn(gateway, 'directory')
}

/** Changes the partner (routing, fallback policy), likewise. */
export async function changePartner(
  gateway: Target,
  data: Prisma.PartnerUpdateInput,
): Promise<void> {
  await gateway.runtime.database.prisma.partner.update({ where: { id: gateway.partnerId }, data })
  await takeIn(gateway, 'directory')
}

/** Changes what is known of a WABA's onboarding, likewise. */
export async function changeWaba(
  gateway: Target,
  id: string,
  data: Prisma.WabaUpdateInput,
): Promise<void> {
  const { partnerId } = gateway
  await gateway.runtime.database.prisma.waba.update({
    where: { partnerId_id: { partnerId, id } },
    data,
  })
  await takeIn(gateway, 'directory')
}

/** Pins a template's category by hand, likewise. */
export async function pinCategory(
  gateway: {
    partnerId: string
    runtime: { database: Database; poller: { refresh(): Promise<void> } }
  },
  template: { wabaId: string; name: string; language?: string },
  pin: 'marketing' | 'non_marketing',
): Promise<void> {
  const { partnerId, runtime } = gateway
  const { wabaId, name, language = 'en' } = template
  await runtime.database.transaction(async (tx) => {
    const revision = await bumpRevision(tx, partnerId, 'category')
    await tx.query(
      `INSERT INTO template_category (partner_id, waba_id, name, language, pin, first_seen_at, revision) VALUES ($1, $2, $3, $4, $5, $7, $6)
       ON CONFLICT (partner_id, waba_id, name, language) DO UPDATE SET pin = excluded.pin, revision = excluded.revision`,
      [partnerId, wabaId, name, normaliseLanguage(language), pin, revision, new Date()],
    )
  })
  await runtime.poller.refresh()
}

async function takeIn(
  { runtime, partnerId }: Target,
  kind: 'directory' | 'category',
): Promise<void> {
  await runtime.database.transaction((tx) => bumpRevision(tx, partnerId, kind))
  await runtime.poller.refresh()
}
