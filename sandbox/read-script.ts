import { type Behaviour, behaviours, recipients } from '@/sandbox/behaviours'
import type { Category, Outcome, Way } from '@/sandbox/outcome'
import { type Fate, fatefulRecipients, fates } from '@/sandbox/webhooks/fates'

/** What a template name says about one send by one way. */
export interface Script {
  category: Category
  /** Absent: the ordinary answer for the category and the WABA. */
  outcome?: Outcome
  /** Milliseconds, both ends included. */
  delay?: { from: number; to: number }
  held: boolean
  /** Sends a second. */
  rate?: number
  /** What the webhooks tell, once it was accepted. Absent: what the rates draw. */
  fate?: Fate
}

const fateByName = new Map(fates.map(({ name, fate }) => [name, fate]))
const fateByRecipient = new Map<string, Fate | undefined>(
  fatefulRecipients.map(({ recipient, fate }) => [recipient, fateByName.get(fate)]),
)
const byName = new Map<string, Behaviour>(
  behaviours.map((behaviour) => [behaviour.name, behaviour]),
)
const byRecipient = new Map<string, Outcome | undefined>(
  recipients.map(({ recipient, plays }) => [recipient, byName.get(plays)?.mm]),
)
const modifier =
  /^(?:latency_(\d{1,6})(?:_(\d{1,6}))?|throttle_(\d{1,6})|(hold|on_mm|on_cloud|on_both))(?:_(.*))?$/
const ordinary: Script = { category: 'MARKETING', held: false }

/** What stands by the longest name that `name` is, or goes on from with `_`. */
function longestMatch<Found>(named: ReadonlyMap<string, Found>, name: string): Found | undefined {
  for (let end = name.length; end > 0; end = name.lastIndexOf('_', end - 1)) {
    const found = named.get(name.slice(0, end))
    if (found) return found
  }
  return undefined
}

/** Reads the script of a template name (README.md): modifiers from the left, then a behaviour, else marketing. */
export function readScript(name: string, way: Way): Script {
  const [, from, to, rate, word, rest = ''] = modifier.exec(name) ?? []
  if (from !== undefined)
    return { ...readScript(rest, way), delay: { from: Number(from), to: Number(to ?? from) } }
  if (rate !== undefined) return { ...readScript(rest, way), rate: Number(rate) }
  if (word === 'hold') return { ...readScript(rest, way), held: true }
  if (word === 'on_mm') return way === 'messages' ? ordinary : readScript(rest, way)
  if (word === 'on_cloud') {
    return {
      ...(way === 'messages' ? readScript(rest, 'marketing_messages') : ordinary),
      category: 'UTILITY',
    }
  }
  if (word === 'on_both') return readScript(rest, 'marketing_messages')

  const behaviour = longestMatch(byName, name)
  return {
    category: behaviour?.category ?? 'MARKETING',
    outcome: way === 'messages' ? behaviour?.cloud : behaviour?.mm,
    held: false,
    fate: longestMatch(fateByName, name),
  }
}

/** What a recipient plays on both ways, whatever is sent to it; most play nothing. */
export function readRecipient(waId: string): Outcome | undefined {
  return byRecipient.get(waId.slice(0, 9))
}

/** What becomes of a message to a recipient, whatever it is; most have no fate of their own. */
export function readRecipientFate(waId: string): Fate | undefined {
  return fateByRecipient.get(waId.slice(0, 9))
}
