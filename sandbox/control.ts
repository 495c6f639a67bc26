import type { ChannelLink } from '@/sandbox/accounts'
import {
  type ControlAnswer,
  category,
  digits,
  flag,
  list,
  type Member,
  misfit,
  optional,
  seconds,
  templateName,
  text,
  textOrNull,
} from '@/sandbox/control-body'
import { listSends } from '@/sandbox/list-sends'
import type { SandboxState } from '@/sandbox/sandbox-state'
import { SendLog } from '@/sandbox/send-log'
import type { TemplateChange } from '@/sandbox/template-catalogue'
import { fireEvent } from '@/sandbox/webhooks/fire-event'
import { notifyCategory } from '@/sandbox/webhooks/notify-category'
import { readWebhookChange } from '@/sandbox/webhooks/read-webhook-change'

type Endpoint = (
  state: SandboxState,
  body: Record<string, unknown>,
  query: URLSearchParams,
) => ControlAnswer

/** An endpoint whose body must have these members; `B` is the shape they make sure of. */
function setting<B>(
  members: Record<string, Member>,
  apply: (state: SandboxState, body: B) => void,
): Endpoint {
  return (state, body) => {
    const error = misfit(body, members)
    if (error !== undefined) return { error }
    apply(state, body as B)
    return { ok: true }
  }
}

/** The control API: what stands behind `/_sandbox`, by method and path. */
export const control: Readonly<Record<string, Endpoint>> = {
  'GET /deliveries': (state, _body, query) => listSends(state.log, 'deliveries', query),
  'GET /sends': (state, _body, query) => listSends(state.log, 'sends', query),
  'DELETE /deliveries': (state) => {
    state.log = new SendLog()
    return { ok: true }
  },
  'GET /counts': (state, _body, query) => {
    const of = query.get('of') ?? 'deliveries'
    const by = query.get('by') ?? 'way'
    if (of !== 'deliveries' && of !== 'sends') return { error: 'of must be deliveries or sends' }
    if (by !== 'way' && by !== 'template' && by !== 'recipient')
      return { error: 'by must be way, template or recipient' }
    const counts = state.log.counts[of]
    const least = Number(query.get('min') ?? 1)
    if (!Number.isInteger(least)) return { error: 'min must be an integer' }
    const counted = [...counts[by]].filter(([, count]) => count >= least)
    return { of, by, total: counts.total, counts: Object.fromEntries(counted) }
  },
  'PUT /templates': setting<TemplateChange & { notify?: boolean }>(
    {
      name: templateName,
      category,
      language: optional(text),
      waba_id: optional(digits),
      status: optional(text),
      correct_category: optional(category),
      parameter_format: optional(text),
      components: optional(list),
      message_send_ttl_seconds: optional(seconds),
      notify: optional(flag),
    },
    (state, { notify = false, ...change }) => {
      if (notify) notifyCategory(state, change)
      state.templates.set(change)
    },
  ),
  'GET /holds': (state) => ({ waiting: state.holds.waiting() }),
  'PUT /holds': setting<{ template: string; held: boolean }>(
    { template: templateName, held: flag },
    (state, { template, held }) => state.holds.set(template, held),
  ),
  'PUT /wabas': setting<{ waba_id: string }>(
    {
      waba_id: digits,
      marketing_messages_onboarding_status: optional(textOrNull),
      disable_marketing_messages_on_cloud_api: optional(flag),
    },
    (state, { waba_id, ...change }) => state.accounts.setWaba(waba_id, change),
  ),
  'PUT /channels': setting<ChannelLink & { channel: string }>(
    {
      channel: text,
      waba_id: digits,
      phone_number_id: optional(digits),
      display_phone_number: optional(digits),
    },
    (state, { channel, ...link }) => state.accounts.link(channel, link),
  ),
  'GET /webhooks': (state) => state.webhooks.described(),
  'PUT /webhooks': (state, body) => {
    const settings = readWebhookChange(state.webhooks.settings, body)
    if (typeof settings === 'string') return { error: settings }
    state.webhooks.configure(settings)
    return { ok: true }
  },
  'POST /events': fireEvent,
  'POST /reset': (state) => {
    state.reset()
    return { ok: true }
  },
}
