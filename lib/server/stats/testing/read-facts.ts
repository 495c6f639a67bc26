import type { FailureClass } from '@/lib/domain/sending/failure-class'
import type { Way } from '@/lib/domain/sending/way'
import { countMessage } from '@/lib/domain/stats/count-message'
import type { MetricName, StatWay } from '@/lib/domain/stats/metrics'
import { type MessageState, unloggedMmTime } from '@/lib/domain/webhooks/message-state'
import type { Queryable } from '@/lib/server/db/database'

/** One thing that counts once, with all it can be told apart by. */
export interface Fact {
  counts: Exclude<MetricName, 'clicks'> | 'delivered_marketing' | 'fallback_plans' | 'delay'
  at: number
  channelId: string
  campaign: string
  test: boolean
  /** Empty of a send, and where it is not known. */
  country: string
  way: StatWay
  /** Of `failed`: its code. Of `delay`: its seconds. */
  number?: number
  fallbackClass?: FailureClass
}

export interface MmSend {
  channelId: string
  campaign: string
  at: number
}

export interface ActionFact {
  action: string
  channelId: string
  at: number
  component: string
}

/** Everything a partner's statistics are made of, read from the ledger's own rows and never from a counter. */
export interface Facts {
  facts: Fact[]
  mmSends: MmSend[]
  actions: ActionFact[]
}

interface MessageRow {
  channel_id: string
  at: Date
  campaign: string | null
  source: string
  decided: Way | null
  reason: string
  accepted_by: Way | null
  wamid: string | null
  fallback_class: FailureClass | null
}

interface StatusRow {
  channel_id: string
  trace_id: string | null
  send_at: Date | null
  campaign: string | null
  test: boolean
  accepted_by: Way | null
  recipient: string | null
  country: string | null
  sent_at: Date | null
  delivered_at: Date | null
  read_at: Date | null
  failed_at: Date | null
  failed_code: number | null
  billed_at: Date | null
  billed_category: string | null
}

const MEASURES = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  deliveredMarketing: 'delivered_marketing',
  silentFallbacks: 'silent_fallbacks',
  upstreamRouted: 'upstream_routed',
} as const

const PLANS_WITH_FALLBACK = ['known_marketing', 'checked', 'checked_cache_unavailable']

export async function readFacts(database: Queryable, partnerId: string): Promise<Facts> {
  const [messages, statuses, actions] = await Promise.all([
    database.query<MessageRow>('SELECT * FROM message WHERE partner_id = $1', [partnerId]),
    database.query<StatusRow>('SELECT * FROM message_status WHERE partner_id = $1', [partnerId]),
    database.query<{ channel_id: string; action: string; at: Date; component: string }>(
      'SELECT * FROM user_action WHERE partner_id = $1',
      [partnerId],
    ),
  ])
  const states = statuses.map((row) => ({ row, state: stateOf(row) }))
  return {
    facts: [
      ...messages.flatMap(factsOfSend),
      ...states.flatMap(({ row, state }) => factsOfMessage(row, state)),
    ],
    mmSends: [
      ...messages
        .filter(({ accepted_by, wamid }) => accepted_by === 'marketing_messages' && wamid !== null)
        .map(({ channel_id, campaign, at }) => ({
          channelId: channel_id,
          campaign: campaign ?? '',
          at: at.getTime(),
        })),
      ...states.flatMap(({ row, state }) => {
        const at = unloggedMmTime(state)
        return at === null
          ? []
          : [{ channelId: row.channel_id, campaign: state.send?.campaign ?? '(unknown)', at }]
      }),
    ],
    actions: actions.map(({ channel_id, action, at, component }) => ({
      channelId: channel_id,
      action,
      at: at.getTime(),
      component,
    })),
  }
}

function stateOf(row: StatusRow): MessageState {
  const at = (time: Date | null) => time?.getTime() ?? null
  return {
    send:
      row.trace_id === null
        ? null
        : {
            traceId: row.trace_id,
            at: row.send_at!.getTime(),
            campaign: row.campaign ?? '',
            test: row.test,
            acceptedBy: row.accepted_by,
          },
    recipient: row.recipient,
    sentAt: at(row.sent_at),
    deliveredAt: at(row.delivered_at),
    readAt: at(row.read_at),
    failed: row.failed_at && { at: row.failed_at.getTime(), code: row.failed_code ?? 0, title: '' },
    billed: row.billed_at && {
      at: row.billed_at.getTime(),
      category: row.billed_category!,
      pricing: {},
    },
  }
}

function factsOfMessage({ channel_id, country }: StatusRow, state: MessageState): Fact[] {
  const { dimensions, marks, delay } = countMessage(state, country)
  const same = { channelId: channel_id, ...dimensions }
  return [
    ...marks.map(
      ({ measure, at, failureCode }): Fact => ({
        ...same,
        counts: MEASURES[measure],
        at,
        number: failureCode,
      }),
    ),
    ...(delay ? [{ ...same, counts: 'delay' as const, at: delay.at, number: delay.seconds }] : []),
  ]
}

/** The way of a send is the one last attempted (contract 5, `accepted` and `fallbacks`). */
function factsOfSend({
  channel_id,
  at,
  campaign,
  source,
  decided,
  reason,
  wamid,
  fallback_class,
}: MessageRow): Fact[] {
  if (decided === null) return []
  const way: Way =
    (decided === 'marketing_messages') === (fallback_class === null)
      ? 'marketing_messages'
      : 'messages'
  const same = {
    at: at.getTime(),
    channelId: channel_id,
    campaign: campaign ?? '',
    test: source === 'dashboard',
    country: '',
    way,
  }
  const byMm = decided === 'marketing_messages'
  return [
    ...(wamid === null ? [] : [{ ...same, counts: 'accepted' as const }]),
    ...(byMm && PLANS_WITH_FALLBACK.includes(reason)
      ? [{ ...same, counts: 'fallback_plans' as const }]
      : []),
    ...(byMm && fallback_class !== null
      ? [{ ...same, counts: 'fallbacks' as const, fallbackClass: fallback_class }]
      : []),
  ]
}
