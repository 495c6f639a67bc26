import { refusalWords } from '@/lib/domain/templates/provider-refusal'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { ResourceAnswer, Upstreams } from '@/lib/server/sending/upstreams/upstreams'

/**
 * Reads one field of a WABA at Meta, through one of its channels. Alone: Graph fails the whole request where the token may not read
 * one field of it (domain fact: status fields). Undefined where Meta leaves it out; throws, with words for people, where it does not answer.
 */
export async function readWabaField(
  upstreams: Upstreams,
  channel: DirectoryChannel,
  field: string,
): Promise<unknown> {
  const { status, text } = await upstreams.graph(channel, {
    method: 'GET',
    path: `/${encodeURIComponent(channel.wabaId)}?fields=${field}`,
  })
  if (status !== 200) throw new Error(refusal(status, text))
  try {
    return (JSON.parse(text) as Record<string, unknown> | null)?.[field]
  } catch {
    throw new Error('Meta answered with something that is not JSON')
  }
}

/** Sets one field of a WABA at Meta; throws likewise, and then it may have been taken all the same. */
export async function writeWabaField(
  upstreams: Upstreams,
  channel: DirectoryChannel,
  field: string,
  value: boolean,
): Promise<void> {
  const answer: ResourceAnswer = await upstreams.graph(channel, {
    method: 'POST',
    path: `/${encodeURIComponent(channel.wabaId)}`,
    json: { [field]: value },
  })
  if (answer.status !== 200) throw new Error(refusal(answer.status, answer.text))
}

const refusal = (status: number, text: string) => `Meta answered ${status}: ${refusalWords(text)}`
