import type { NewChannel } from '@/lib/contracts/channels'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

type GivenKey = Pick<NewChannel, 'provider' | 'phone_number_id' | 'waba_id' | 'upstream_api_key'>

const REFUSALS = [401, 403]

/** Asks the provider for one template with a key that was given; null where it takes the key, else why not. */
export async function checkUpstreamKey(
  { gateway: { upstreams } }: Runtime,
  given: GivenKey,
): Promise<Problem | null> {
  const channel = {
    provider: given.provider,
    phoneNumberId: given.phone_number_id,
    upstreamKey: given.upstream_api_key,
  }
  const path =
    given.provider === 'meta'
      ? `/${encodeURIComponent(given.waba_id)}/message_templates?fields=id&limit=1`
      : '/v1/configs/templates?limit=1&offset=0'
  try {
    const { status } = await upstreams.get(channel, path)
    if (status === 200) return null
    if (REFUSALS.includes(status))
      return refused('upstream_api_key', `The provider refused the key (HTTP ${status}).`)
    if (given.provider === 'meta')
      return refused(
        'waba_id',
        `Meta does not show the WABA ${given.waba_id} to this token (HTTP ${status}).`,
      )
    return new Problem(
      'provider_failed',
      `The key could not be checked: the provider answered ${status} to its template list.`,
    )
  } catch (error) {
    return new Problem(
      'provider_failed',
      `The key could not be checked: ${(error as Error).message || 'the provider gave no answer'}.`,
    )
  }
}

function refused(path: string, message: string): Problem {
  return new Problem('invalid', `${path}: ${message}`, { issues: [{ path, message }] })
}
