import type { NewTemplate, Template, TemplateChange } from '@/lib/contracts/templates'
import { TEMPLATE_CATEGORIES, ttlProblem } from '@/lib/domain/templates/ttl'
import type { Actor } from '@/lib/server/accounts/actor'
import { type AuditEntry, change } from '@/lib/server/change'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { createAtProvider, editAtProvider } from '@/lib/server/templates/provider-template'
import type { TemplatePath } from '@/lib/server/templates/read-categories'
import { findTemplate } from '@/lib/server/templates/read-templates'
import { wabaChannel } from '@/lib/server/templates/waba-channel'

/** Makes a template at the provider, then reads its list again. A refusal is given back in the provider's words, and nothing is stored. */
export async function createTemplate(
  runtime: Runtime,
  actor: Actor,
  { waba_id, ...given }: NewTemplate,
): Promise<Template | Problem> {
  const channel = wabaChannel(runtime, actor, waba_id)
  if (channel instanceof Problem) return channel
  const taken = await createAtProvider(runtime.gateway.upstreams, channel, given)
  if (taken instanceof Problem) return taken
  const {
    name,
    language,
    category,
    components,
    parameter_format = null,
    message_send_ttl_seconds = null,
  } = given
  return readAgain(
    runtime,
    actor,
    channel,
    { action: 'template.create', before: null, after: given },
    {
      waba_id,
      name,
      language,
      id: taken.id,
      category: taken.category ?? category,
      correct_category: null,
      status: taken.status,
      parameter_format,
      components,
      message_send_ttl_seconds,
      has_max_price: false,
      read_at: null,
      ready_at: null,
    },
  )
}

/** Changes a template at the provider, likewise. */
export async function updateTemplate(
  runtime: Runtime,
  actor: Actor,
  path: TemplatePath,
  given: TemplateChange,
): Promise<Template | Problem> {
  const before = await findTemplate(runtime, actor, path)
  if (before instanceof Problem) return before
  const problem = lifetimeProblem(before, given)
  if (problem) return problem
  const channel = wabaChannel(runtime, actor, path.waba_id)
  if (channel instanceof Problem) return channel
  if (before.id === null)
    return new Problem(
      'conflict',
      "The provider's list names no id of this template, so it cannot be changed there.",
    )
  const refusal = await editAtProvider(runtime.gateway.upstreams, channel, before.id, given)
  if (refusal) return refusal
  const changed = Object.fromEntries(
    Object.keys(given).map((name) => [name, before[name as keyof Template]]),
  )
  return readAgain(
    runtime,
    actor,
    channel,
    { action: 'template.update', before: changed, after: given },
    { ...before, ...given, read_at: null },
  )
}

/** The provider has the template: it is noted, and shown as the list has it, or as it was sent where the list does not show it yet. */
async function readAgain(
  runtime: Runtime,
  actor: Actor,
  channel: DirectoryChannel,
  done: Omit<AuditEntry, 'subject'>,
  sent: Template,
): Promise<Template> {
  const subject = `${sent.waba_id}/${sent.name}/${sent.language}`
  await change(runtime, actor, null, ({ audit }) => audit({ ...done, subject }))
  const { error } = await runtime.gateway.templateLists.read(channel)
  const listed = error === null ? await findTemplate(runtime, actor, sent) : sent
  return listed instanceof Problem ? sent : listed
}

/** A lifetime given without a category is checked by the category that the template has. */
function lifetimeProblem(
  before: Template,
  {
    category = before.category as TemplateChange['category'],
    message_send_ttl_seconds,
  }: TemplateChange,
): Problem | null {
  const known = TEMPLATE_CATEGORIES.find((one) => one === category)
  const message =
    known && message_send_ttl_seconds !== undefined
      ? ttlProblem(known, message_send_ttl_seconds)
      : null
  return message
    ? new Problem('invalid', message, { issues: [{ path: 'message_send_ttl_seconds', message }] })
    : null
}
