import { setTimeout as wait } from 'node:timers/promises'
import type { Channel } from '@/sandbox/accounts'
import type { Call } from '@/sandbox/call'
import { decideOutcome } from '@/sandbox/decide-outcome'
import { gatewayError } from '@/sandbox/gateway-error'
import type { Way } from '@/sandbox/outcome'
import { type Message, parseSend } from '@/sandbox/parse-send'
import { readBody } from '@/sandbox/read-body'
import { readRecipientFate } from '@/sandbox/read-script'
import { wamid } from '@/sandbox/wamid'
import { writeFailure, writeJson } from '@/sandbox/write-answer'

const BODY_LIMIT = 10 * 1024 * 1024

/** Plays one send by one way: decided and remembered at once, answered when nothing delays or holds it. */
export async function handleSend(
  { state, request, response, style }: Call,
  way: Way,
  channel: Channel,
): Promise<void> {
  const body = await readBody(request, BODY_LIMIT)
  if (!body) return writeFailure(response, gatewayError(413, 1, 'Request entity too large'), style)
  const parsed = parseSend(body, way)
  if ('refusal' in parsed) return writeFailure(response, parsed.refusal, style, way)

  const { message } = parsed
  const { accepted, answer, billed, script } = decideOutcome(state, style, way, channel, message)
  const id = accepted ? wamid(message.waId ?? message.input) : null
  state.log.add({
    at: Date.now(),
    style,
    way,
    channel: channel.name,
    waba: channel.waba,
    template: message.template?.name ?? null,
    language: message.template?.language ?? null,
    recipient: message.waId ?? message.input,
    accepted,
    wamid: id,
    billed: (accepted && billed) || null,
    body,
  })
  if (id !== null && billed) {
    const { waId, input, callbackData, sharesActivity } = message
    const number = state.accounts.phoneNumber(channel.phoneNumberId)
    const scripted = (waId !== null && readRecipientFate(waId)) || script?.fate
    state.webhooks.accepted(
      channel,
      {
        wamid: id,
        billed,
        wabaId: channel.waba,
        number,
        waId,
        input,
        callbackData,
        sharesActivity,
      },
      scripted,
    )
  }

  if (script?.delay) {
    const { from, to } = script.delay
    await wait(from + Math.random() * (to - from), undefined, { ref: false })
  }
  if (message.template) await state.holds.passed(message.template.name, script?.held ?? false)
  if (answer.kind === 'success')
    writeJson(response, style, 200, successBody(message, id, answer.messageStatus))
  else writeFailure(response, answer, style, way)
}

/** Meta has `message_status` as optional; only templates are paced. */
function successBody(
  { input, waId, template }: Message,
  id: string | null,
  status = 'accepted',
): object {
  return {
    messaging_product: 'whatsapp',
    contacts: [waId === null ? { input, user_id: input } : { input, wa_id: waId }],
    messages: [template ? { id, message_status: status } : { id }],
  }
}
