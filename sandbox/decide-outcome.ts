import type { Channel } from '@/sandbox/accounts'
import { graphError } from '@/sandbox/graph-error'
import { ordinaryOutcome } from '@/sandbox/ordinary-outcome'
import type { Outcome, Style, Way } from '@/sandbox/outcome'
import type { Message } from '@/sandbox/parse-send'
import { readRecipient, readScript, type Script } from '@/sandbox/read-script'
import type { SandboxState } from '@/sandbox/sandbox-state'

const throttled: Outcome = { accepted: false, answer: graphError(130429) }

/** What one send comes to: its recipient's script before its template's, and Meta's own rules where neither says. */
export function decideOutcome(
  state: SandboxState,
  style: Style,
  way: Way,
  channel: Channel,
  message: Message,
): Outcome & { script?: Script } {
  const { template } = message
  const script = template ? readScript(template.name, way) : undefined
  if (
    template &&
    script?.rate !== undefined &&
    !state.throttle.take(template.name, script.rate, Date.now())
  ) {
    return { ...throttled, script }
  }
  const listed = template
    ? state.templates.find(channel.waba, template.name, template.language)
    : undefined
  const ordinary = ordinaryOutcome({
    style,
    way,
    category: listed?.category ?? script?.category ?? null,
    templateStatus: listed?.status ?? 'APPROVED',
    strict: message.strict,
    waba: state.accounts.waba(channel.waba),
  })
  const scripted = (message.waId !== null && readRecipient(message.waId)) || script?.outcome
  return { billed: ordinary.billed, ...(scripted ?? ordinary), script }
}
