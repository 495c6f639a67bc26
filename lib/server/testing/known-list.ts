import { changeWaba } from '@/lib/server/testing/change-settings'
import type { NewTestChannel, TestChannel } from '@/lib/server/testing/create-test-channel'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'

/** Adds a channel whose WABA's template list was just read: an unknown template makes no request for it. */
export async function channelWithKnownList(
  gateway: TestGateway,
  settings?: NewTestChannel,
): Promise<TestChannel> {
  const channel = await gateway.channel(settings)
  await changeWaba(gateway, channel.wabaId, { templatesReadAt: new Date() })
  return channel
}
