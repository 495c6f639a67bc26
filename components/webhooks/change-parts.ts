import type { LedgerChanges } from '@/lib/contracts/webhook-events'

/** A line of what a post changed: `count` things, of which `repeated` were known already. */
export interface ChangePart {
  count: number
  words: string
  repeated: number
}

const ACTION_WORDS: Readonly<Record<string, string>> = {
  marketing_messages_link_click: 'click',
  landing_page_view: 'landing page view',
}

const LIFE = ['sent', 'delivered', 'read', 'failed']

/** What a post told, in counts: statuses in the order of a message's life, then actions, inbound messages, and what is nobody's. */
export function changeParts({
  statuses,
  user_actions,
  inbound_messages,
  unassigned,
}: LedgerChanges): ChangePart[] {
  const part = (words: string, told: { new: number; repeated: number }): ChangePart => ({
    count: told.new,
    words,
    repeated: told.repeated,
  })
  return [
    ...Object.entries(statuses)
      .sort(([a], [b]) => LIFE.indexOf(a) - LIFE.indexOf(b))
      .map(([name, told]) => part(name, told)),
    ...Object.entries(user_actions).map(([name, told]) => part(actionWords(name, told.new), told)),
    ...(inbound_messages > 0
      ? [{ count: inbound_messages, words: 'inbound, not kept', repeated: 0 }]
      : []),
    ...(unassigned > 0 ? [{ count: unassigned, words: 'of nobody', repeated: 0 }] : []),
  ]
}

function actionWords(name: string, count: number): string {
  const word = ACTION_WORDS[name]
  return word === undefined ? name.replaceAll('_', ' ') : count === 1 ? word : `${word}s`
}
