import { DEMO } from '@/lib/server/accounts/demo-secrets'
import { knownUpstreamKey } from '@/lib/server/accounts/known-upstream-key'
import { newUpstreamKey } from '@/lib/server/accounts/new-upstream-key'
import { keyHash, newKey } from '@/lib/server/crypto/key-hash'
import { seal } from '@/lib/server/crypto/sealed'
import { demoId } from '@/lib/server/demo/demo-id'
import { demoRows } from '@/lib/server/demo/demo-rows'
import { newLinkToken } from '@/lib/server/onboarding/new-link-token'
import type { Runtime } from '@/lib/server/runtime'

/**
 * Gives a new partner the demonstration: clients, channels, links and what is known of their WABAs, every channel by the sandbox, so
 * that it never calls anybody. Gives the key that opens the first channel; `wellKnownKey` where nobody else can reach the server.
 * With the sandbox of its own, which knows the same WABAs (demo-wabas.ts), the template lists are read before it returns.
 */
export async function createDemo(
  { database, secrets, settings, poller, gateway, now }: Runtime,
  { partnerId, wellKnownKey }: { partnerId: string; wellKnownKey: boolean },
): Promise<string> {
  const key = wellKnownKey ? DEMO.channelKey : newKey('fwc')
  const { clients, portfolios, wabas, channels, optOuts, links } = demoRows(partnerId, now())
  const withKeys = channels.map((channel) => {
    const upstreamKey = wellKnownKey ? knownUpstreamKey(channel) : newUpstreamKey(channel)
    return {
      ...channel,
      upstreamKeyEncrypted: seal(upstreamKey, secrets.encryptionKey),
      upstreamKeyHash: keyHash(upstreamKey),
    }
  })
  const withTokens = links.map((link) => {
    const token = newLinkToken()
    return {
      ...link,
      tokenHash: keyHash(token),
      tokenEncrypted: seal(token, secrets.encryptionKey),
    }
  })
  await database.prisma.$transaction(async (tx) => {
    await tx.client.createMany({ data: clients })
    await tx.portfolio.createMany({ data: portfolios })
    await tx.waba.createMany({ data: wabas })
    await tx.channel.createMany({ data: withKeys })
    await tx.optOut.createMany({ data: optOuts })
    await tx.onboardingLink.createMany({ data: withTokens })
    await tx.channelKey.create({
      data: {
        partnerId,
        id: demoId('KY', 'first'),
        channelId: channels[0]!.id,
        keyHash: keyHash(key),
        lastFour: key.slice(-4),
        createdBy: 'system',
      },
    })
    await tx.$executeRaw`UPDATE revision SET directory_number = directory_number + 1 WHERE partner_id = ${partnerId}`
  })
  await poller.refresh()
  if (!settings.SANDBOX_URL)
    await gateway.templateLists.readAll(gateway.directory.oneChannelOfEachWaba(), () => {})
  return key
}
