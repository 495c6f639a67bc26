import type { NewTemplate, TemplateChange } from '@/lib/contracts/templates'
import { refusalWords } from '@/lib/domain/templates/provider-refusal'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import { Problem } from '@/lib/server/problem'
import type { ResourceAnswer, Upstreams } from '@/lib/server/sending/upstreams/upstreams'

/** What a provider says of a template it took. */
export interface TakenTemplate {
  id: string | null
  status: string | null
  category: string | null
}

/** Statuses that speak of the channel's credential or of the provider's own state, and not of the template. */
const NOT_ABOUT_TEMPLATE = [401, 403, 408, 429]

/** Makes a template: Graph `POST /{waba_id}/message_templates`, 360dialog `POST /v1/configs/templates` (domain fact: both vendors, templates). */
export async function createAtProvider(
  upstreams: Upstreams,
  channel: DirectoryChannel,
  template: Omit<NewTemplate, 'waba_id'>,
): Promise<TakenTemplate | Problem> {
  const path =
    channel.provider === 'meta'
      ? `/${encodeURIComponent(channel.wabaId)}/message_templates`
      : '/v1/configs/templates'
  const answer = await post(upstreams, channel, path, template)
  return answer instanceof Problem ? answer : takenTemplate(answer.text)
}

/**
 * Changes a template by the provider's id: Graph `POST /{template_id}`. 360dialog documents no such request; it is asked in the
 * same form, and what it says is given back.
 */
export async function editAtProvider(
  upstreams: Upstreams,
  channel: DirectoryChannel,
  id: string,
  change: TemplateChange,
): Promise<Problem | null> {
  const node = encodeURIComponent(id)
  const answer = await post(
    upstreams,
    channel,
    channel.provider === 'meta' ? `/${node}` : `/v1/configs/templates/${node}`,
    change,
  )
  return answer instanceof Problem ? answer : null
}

async function post(
  upstreams: Upstreams,
  channel: DirectoryChannel,
  path: string,
  json: object,
): Promise<ResourceAnswer | Problem> {
  let answer: ResourceAnswer
  try {
    answer = await upstreams.post(channel, path, json)
  } catch (error) {
    return new Problem(
      'provider_failed',
      `The provider gave no answer (${(error as Error).message}); read its list again to see whether it took the template.`,
    )
  }
  const { status, text } = answer
  if (status >= 200 && status < 300) return answer
  const code =
    status >= 400 && status < 500 && !NOT_ABOUT_TEMPLATE.includes(status)
      ? 'invalid'
      : 'provider_failed'
  return new Problem(
    code,
    `The provider (${channel.provider}) answered ${status}: ${refusalWords(text)}`,
  )
}

function takenTemplate(text: string): TakenTemplate {
  let said: Record<string, unknown> | null = null
  try {
    said = JSON.parse(text) as Record<string, unknown> | null
  } catch {
    // It took the template; what it says of it can be read from its list.
  }
  const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const id = typeof said?.id === 'number' ? String(said.id) : textOf(said?.id)
  return {
    id,
    status: textOf(said?.status)?.toUpperCase() ?? null,
    category: textOf(said?.category)?.toUpperCase() ?? null,
  }
}
