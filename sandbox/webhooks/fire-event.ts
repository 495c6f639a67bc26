import {
  type ControlAnswer,
  category,
  digits,
  flag,
  type Member,
  misfit,
  optional,
  seconds,
  templateName,
  text,
} from '@/sandbox/control-body'
import { isRecord } from '@/sandbox/is-record'
import type { Category } from '@/sandbox/outcome'
import type { SandboxState } from '@/sandbox/sandbox-state'
import type { Template } from '@/sandbox/template'
import { wamid } from '@/sandbox/wamid'
import { accountEvent, accountEventNames } from '@/sandbox/webhooks/account-events'
import type { Change, PhoneNumber } from '@/sandbox/webhooks/change'
import { clickChange, drawClick } from '@/sandbox/webhooks/click-change'
import { categoryEvent, statusEvent } from '@/sandbox/webhooks/template-events'

interface Event {
  waba_id: string
  kind: string
  template: string
  language?: string
  category: Category
  impending?: boolean
  status: string
  recipient: string
  preference: 'stop' | 'resume'
  text: string
  phone_number_id?: string
  field: string
  value: object
}

interface Kind {
  members: Record<string, Member>
  /** What is sent; a text says why it cannot be. `at` is in Unix seconds. */
  changes: (state: SandboxState, event: Event, at: number) => Change[] | string
}

const object: Member = { accepts: 'an object', fits: isRecord }
const oneOf = (...words: string[]): Member => ({
  accepts: words.join(' or '),
  fits: (value) => words.includes(value as string),
})
const ofNumber = { phone_number_id: optional(digits) }
const ofTemplate = { template: templateName, language: optional(text) }

const account: Kind = {
  members: { value: optional(object) },
  changes(state, { waba_id: wabaId, kind, value }, at) {
    if (kind === 'MM_LITE_TERMS_SIGNED') state.accounts.acceptTerms(wabaId)
    return [accountEvent(kind, wabaId, state.accounts.ownerOf(wabaId), at, value)]
  },
}

/** By the `kind` of the body: every event of `account_update` by its name, other fields by theirs. */
const kinds: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(accountEventNames.map((name) => [name, account])),
  template_category_update: {
    members: { ...ofTemplate, category, impending: optional(flag) },
    changes: (
      state,
      { waba_id: wabaId, template, language, category: next, impending = false },
      at,
    ) =>
      ofTemplates(state, wabaId, template, language, (one) => {
        state.templates.edit(
          one,
          impending ? { correct_category: next } : { category: next, correct_category: undefined },
          wabaId,
        )
        return categoryEvent(one, wabaId, next, at, impending)
      }),
  },
  message_template_status_update: {
    members: { ...ofTemplate, status: text },
    changes: (state, { waba_id: wabaId, template, language, status }, at) =>
      ofTemplates(state, wabaId, template, language, (one) => {
        state.templates.edit(
          one,
          { status: status === 'REINSTATED' || status === 'FLAGGED' ? 'APPROVED' : status },
          wabaId,
        )
        return statusEvent(one, wabaId, status, at)
      }),
  },
  user_preferences: {
    members: { recipient: digits, preference: oneOf('stop', 'resume'), ...ofNumber },
    changes: (state, { waba_id: wabaId, recipient, preference, phone_number_id: number }, at) => [
      {
        entryId: wabaId,
        time: at,
        field: 'user_preferences',
        value: {
          messaging_product: 'whatsapp',
          metadata: numberOf(state, wabaId, number),
          contacts: [{ profile: { name: 'Sandbox user' }, wa_id: recipient }],
          user_preferences: [
            {
              wa_id: recipient,
              detail: `User requested to ${preference} marketing messages`,
              category: 'marketing_messages',
              value: preference,
              timestamp: at,
            },
          ],
        },
      },
    ],
  },
  message: {
    members: { recipient: digits, text, ...ofNumber },
    changes: (
      state,
      { waba_id: wabaId, recipient, text: written, phone_number_id: number },
      at,
    ) => [
      {
        wabaId,
        number: numberOf(state, wabaId, number),
        list: 'messages',
        item: {
          from: recipient,
          id: wamid(recipient),
          timestamp: String(at),
          type: 'text',
          text: { body: written },
        },
        contact: { profile: { name: 'Sandbox user' }, wa_id: recipient },
      },
    ],
  },
  click: {
    members: ofNumber,
    changes: (state, { waba_id: wabaId, phone_number_id: id }, at) => {
      const { random, settings } = state.webhooks
      const number = numberOf(state, wabaId, id)
      return [
        clickChange(
          { wabaId, number },
          'marketing_messages_link_click',
          drawClick(random),
          at * 1000,
          settings.old_shape,
        ),
      ]
    },
  },
  other: {
    members: { field: text, value: object },
    changes: (_state, { waba_id: wabaId, field, value }, at) => [
      { entryId: wabaId, time: at, field, value },
    ],
  },
}

/** Plays `POST /_sandbox/events`: one event at once, sent to where webhooks of that WABA go; `addresses` of 0 says that there is none. */
export function fireEvent(state: SandboxState, body: Record<string, unknown>): ControlAnswer {
  const kind =
    typeof body.kind === 'string' && Object.hasOwn(kinds, body.kind) ? kinds[body.kind] : undefined
  if (!kind) return { error: `kind must be one of ${Object.keys(kinds).join(', ')}` }
  const error = misfit(body, {
    waba_id: digits,
    kind: text,
    at: optional(seconds),
    ...kind.members,
  })
  if (error !== undefined) return { error }
  const event = body as unknown as Event
  const changes = kind.changes(
    state,
    event,
    (body.at as number | undefined) ?? Math.floor(Date.now() / 1000),
  )
  if (typeof changes === 'string') return { error: changes }
  return {
    ok: true,
    addresses: Math.max(...changes.map((change) => state.webhooks.fire(event.waba_id, change))),
  }
}

/** The change of each template of that name, in one language or in all; a text where there is none. */
function ofTemplates(
  { templates }: SandboxState,
  wabaId: string,
  name: string,
  language: string | undefined,
  change: (template: Template) => Change,
): Change[] | string {
  const found = templates
    .list(wabaId)
    .filter((one) => one.name === name && (language === undefined || one.language === language))
  if (found.length === 0)
    return `template must be one of WABA ${wabaId}${language === undefined ? '' : ` in ${language}`}`
  return found.map(change)
}

function numberOf({ accounts }: SandboxState, wabaId: string, id: string | undefined): PhoneNumber {
  return id === undefined ? accounts.phoneNumberOf(wabaId) : accounts.phoneNumber(id)
}
