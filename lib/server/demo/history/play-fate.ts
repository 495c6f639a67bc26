import { regionMatches } from '@/lib/domain/geography/regions'
import type { Way } from '@/lib/domain/sending/way'
import { type MessageState, UNKNOWN_MESSAGE } from '@/lib/domain/webhooks/message-state'
import type { UserActionUpdate } from '@/lib/domain/webhooks/webhook-update'
import type { Random } from '@/lib/server/demo/history/random'

export interface Fate {
  /** Without its send. */
  state: MessageState
  actions: UserActionUpdate[]
}

interface Sent {
  at: number
  acceptedBy: Way
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'
  recipient: string
  /** Sender's and recipient's country. */
  country: string | null
  phoneNumberId: string
}

const FAILURES: Record<number, string> = {
  131026: 'Message undeliverable',
  131049: 'This message was not delivered to maintain healthy ecosystem engagement.',
}

/** What became of a message, as its webhooks would have told until `now`. Marketing to the United States is not delivered. */
export function playFate(
  { at, acceptedBy, category, recipient, country, phoneNumberId }: Sent,
  now: number,
  random: Random,
): Fate {
  const isMarketing = category === 'MARKETING'
  const byMm = acceptedBy === 'marketing_messages'
  const seconds = (time: number) => Math.floor(time / 1000) * 1000
  const sentAt = seconds(at + random.between(800, 3_000))
  const billed = { at: sentAt, category: billedAs(acceptedBy, category, random), pricing: {} }
  billed.pricing = {
    billable: true,
    pricing_model: 'PMP',
    type: 'regular',
    category: billed.category,
  }

  const refused =
    isMarketing && (country === 'US' || random.chance(byMm ? 0.05 : 0.09))
      ? 131049
      : random.chance(0.013)
        ? 131026
        : null
  if (refused !== null) {
    const failed = {
      at: seconds(at + random.between(2_000, 9_000)),
      code: refused,
      title: FAILURES[refused]!,
    }
    return { state: known({ ...UNKNOWN_MESSAGE, recipient, failed }, now), actions: [] }
  }
  const offline = random.chance(0.04)
  const deliveredAt = seconds(
    sentAt +
      (offline ? random.between(300, 40_000) * 1000 : random.waiting(byMm ? 4_000 : 3_000, 0.7)),
  )
  const isRead = random.chance(isMarketing ? (byMm ? 0.66 : 0.58) : 0.83)
  const readAt = isRead ? seconds(deliveredAt + random.waiting(15 * 60_000, 1.6)) : null
  const state = known(
    {
      ...UNKNOWN_MESSAGE,
      recipient,
      sentAt,
      deliveredAt: random.chance(0.97) ? deliveredAt : null,
      readAt,
      billed,
    },
    now,
  )
  return {
    state,
    actions: clicksOf(readAt, billed.category, country, phoneNumberId, random).filter(
      (action) => action.at < now,
    ),
  }
}

function billedAs(acceptedBy: Way, category: Sent['category'], random: Random): string {
  if (category !== 'MARKETING') return category.toLowerCase()
  if (acceptedBy === 'messages') return random.chance(0.002) ? 'marketing_lite' : 'marketing'
  return random.chance(0.012) ? 'marketing' : 'marketing_lite'
}

/** Only what had happened by `now`. */
function known(state: MessageState, now: number): MessageState {
  const past = (at: number | null) => (at !== null && at < now ? at : null)
  return {
    ...state,
    sentAt: past(state.sentAt),
    deliveredAt: past(state.deliveredAt),
    readAt: past(state.readAt),
    failed: state.failed && state.failed.at < now ? state.failed : null,
    billed: state.billed && state.billed.at < now ? state.billed : null,
  }
}

function clicksOf(
  readAt: number | null,
  billed: string,
  country: string | null,
  phoneNumberId: string,
  random: Random,
): UserActionUpdate[] {
  const reports =
    regionMatches('no_click_reporting', { sender: country, recipient: country }).length === 0
  if (readAt === null || billed !== 'marketing_lite' || !reports || !random.chance(0.15)) return []
  const action = (name: string, at: number): UserActionUpdate => ({
    kind: 'user_action',
    phoneNumberId,
    action: name,
    at: Math.floor(at / 1000) * 1000,
    identity: `ARA${random.text(24)}`,
    component: random.chance(0.85) ? 'cta' : 'body',
    productId: null,
  })
  const clickedAt = readAt + random.waiting(40_000, 1.2)
  const actions = [action('marketing_messages_link_click', clickedAt)]
  if (random.chance(0.12))
    actions.push(action('marketing_messages_link_click', clickedAt + random.waiting(3_600_000, 1)))
  if (random.chance(0.4))
    actions.push(action('landing_page_view', clickedAt + random.between(1_000, 6_000)))
  return actions
}
