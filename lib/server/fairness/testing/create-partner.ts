import { newId } from '@/lib/server/new-id'
import { createTestChannel, type NewTestChannel } from '@/lib/server/testing/create-test-channel'
import { createTestPartnerKey } from '@/lib/server/testing/partner-api-client'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'
import { webhookSender } from '@/lib/server/testing/webhook-sender'

/** One more partner on a test's gateway, with a webhook endpoint and a partner key. */
export async function createPartner({ url, runtime }: TestGateway) {
  const partnerId = newId('PA')
  await runtime.database.prisma.partner.create({
    data: { id: partnerId, name: partnerId, revision: { create: {} } },
  })
  const sender = await webhookSender({ url, runtime, partnerId })
  const apiKey = await createTestPartnerKey(runtime, partnerId)
  return {
    partnerId,
    sender,
    apiKey,
    async channel(given: NewTestChannel) {
      const channel = await createTestChannel(runtime, partnerId, given)
      await runtime.poller.refresh()
      return channel
    },
  }
}
