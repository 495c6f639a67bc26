import type {
  AlertFacts,
  ChannelAlertFacts,
  TemplateAlertFacts,
  WabaAlertFacts,
} from '@/lib/domain/alerts/alert-facts'
import type { Category } from '@/lib/domain/templates/category'
import type { Queryable } from '@/lib/server/db/database'
import { QUEUE_NOW } from '@/lib/server/forwarding/queue-now'
import { DAY_MS, HOUR_MS } from '@/lib/server/stats/count-changes'

const USUAL_DAYS = 7
/** Changes of a category are read so far back; which of them are told is the rules' to say. */
const CHANGED_DAYS = 14
/** From then on a delivery has failed for minutes. */
const STUCK_ATTEMPTS = 4
/** Of a backlog only so many are looked at, those that wait longest; more would make no other alert. */
const LOOKED_AT = 100

/** Reads what the rules of alerts ask of a partner: counters of hours and days, and small tables; never the log itself. */
export async function readAlertFacts(
  database: Queryable,
  partnerId: string,
  now: number,
): Promise<AlertFacts> {
  const hour = now - (now % HOUR_MS)
  const day = new Date(hour - 23 * HOUR_MS)
  const channels = await database.query<{ id: string }>(
    'SELECT id FROM channel WHERE partner_id = $1 AND deleted_at IS NULL ORDER BY id',
    [partnerId],
  )
  const sends = byChannel(await readSends(database, partnerId, day, new Date(hour - HOUR_MS)))
  const usual = byChannel(await readUsual(database, partnerId, now - (now % DAY_MS)))
  const messages = byChannel(await readMessages(database, partnerId, day))
  const forwarding = byChannel(await readForwarding(database, partnerId))
  return {
    partnerId,
    channels: channels.map(({ id }): ChannelAlertFacts => {
      const [sent, told, forwarded, before] = [
        sends.get(id),
        messages.get(id),
        forwarding.get(id),
        usual.get(id),
      ]
      return {
        id,
        recent: { plans: sent?.plans ?? 0, fallbacks: sent?.fallbacks ?? 0 },
        usual: { plans: before?.plans ?? 0, fallbacks: before?.fallbacks ?? 0 },
        day: {
          acceptedByMm: sent?.by_mm ?? 0,
          sent: told?.sent ?? 0,
          failed: told?.failed ?? 0,
          heldBack: told?.held_back ?? 0,
          silentFallbacks: told?.silent_fallbacks ?? 0,
          upstreamRouted: told?.upstream_routed ?? 0,
        },
        unanswered: {
          sends: sent?.unanswered ?? 0,
          since: sent?.unanswered_since?.getTime() ?? null,
        },
        forwarding: { stuck: forwarded?.stuck ?? 0, lost: forwarded?.lost ?? 0 },
      }
    }),
    wabas: await readWabas(database, partnerId),
    templates: await readTemplates(database, partnerId, new Date(now - CHANGED_DAYS * DAY_MS)),
  }
}

function byChannel<Row extends { channel_id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.channel_id, row]))
}

/** Of an hour in which the last event came, the sends after it are not told apart: they count whole, and from that event on. */
function readSends(database: Queryable, partnerId: string, day: Date, recent: Date) {
  return database.query<{
    channel_id: string
    plans: number
    fallbacks: number
    by_mm: number
    unanswered: number
    unanswered_since: Date | null
  }>(
    `SELECT s.channel_id,
       coalesce(sum(fallback_plans) FILTER (WHERE at >= $3 AND NOT test), 0) AS plans,
       coalesce(sum(fallbacks) FILTER (WHERE at >= $3 AND NOT test), 0) AS fallbacks,
       coalesce(sum(accepted) FILTER (WHERE way = 'marketing_messages' AND NOT test), 0) AS by_mm,
       coalesce(sum(accepted) FILTER (WHERE last_at > coalesce(e.last_event_at, '-infinity')), 0) AS unanswered,
       min(greatest(first_at, e.last_event_at)) FILTER (WHERE last_at > coalesce(e.last_event_at, '-infinity')) AS unanswered_since
     FROM send_count s LEFT JOIN channel_event e ON e.partner_id = s.partner_id AND e.channel_id = s.channel_id
     WHERE s.partner_id = $1 AND grain = 'hour' AND at >= $2 GROUP BY s.channel_id`,
    [partnerId, day, recent],
  )
}

function readUsual(database: Queryable, partnerId: string, today: number) {
  return database.query<{ channel_id: string; plans: number; fallbacks: number }>(
    `SELECT channel_id, sum(fallback_plans) AS plans, sum(fallbacks) AS fallbacks FROM send_count
     WHERE partner_id = $1 AND grain = 'day' AND at >= $2 AND at < $3 AND NOT test GROUP BY channel_id`,
    [partnerId, new Date(today - USUAL_DAYS * DAY_MS), new Date(today)],
  )
}

function readMessages(database: Queryable, partnerId: string, day: Date) {
  return database.query<{
    channel_id: string
    sent: number
    failed: number
    held_back: number
    silent_fallbacks: number
    upstream_routed: number
  }>(
    `SELECT channel_id, sum(sent) AS sent, sum(failed) AS failed, coalesce(sum(failed) FILTER (WHERE failure_code = 131049), 0) AS held_back,
       sum(silent_fallbacks) AS silent_fallbacks, sum(upstream_routed) AS upstream_routed
     FROM message_count WHERE partner_id = $1 AND grain = 'hour' AND at >= $2 AND NOT test GROUP BY channel_id`,
    [partnerId, day],
  )
}

function readForwarding(database: Queryable, partnerId: string) {
  return database.query<{ channel_id: string; stuck: number; lost: number }>(
    `SELECT c.id AS channel_id,
       (SELECT count(*) FROM (
         SELECT attempts FROM delivery d WHERE state = 'pending' AND d.partner_id = c.partner_id AND d.channel_id = c.id
         ORDER BY next_at DESC LIMIT ${LOOKED_AT}) waiting WHERE attempts >= ${STUCK_ATTEMPTS}) AS stuck,
       (SELECT count(*) FROM (
         SELECT 1 FROM delivery d WHERE state = 'failed' AND d.partner_id = c.partner_id AND d.channel_id = c.id AND next_at >= ${QUEUE_NOW} - interval '24 hours'
         LIMIT ${LOOKED_AT}) gone) AS lost
     FROM channel c WHERE c.partner_id = $1 AND c.deleted_at IS NULL AND c.forward_url IS NOT NULL`,
    [partnerId],
  )
}

async function readWabas(database: Queryable, partnerId: string): Promise<WabaAlertFacts[]> {
  const rows = await database.query<{
    id: string
    ended_by: string | null
    status: string | null
    signed: boolean
  }>(
    `SELECT w.id, CASE WHEN w.standing = 'ended' THEN coalesce(w.standing_event, 'ended') END AS ended_by, w.onboarding_status AS status,
       w.terms_signed_at IS NOT NULL AS signed
     FROM waba w WHERE w.partner_id = $1
       AND EXISTS (SELECT 1 FROM channel c WHERE c.partner_id = w.partner_id AND c.waba_id = w.id AND c.deleted_at IS NULL)
     ORDER BY w.id`,
    [partnerId],
  )
  return rows.map(({ id, ended_by, status, signed }) => ({ id, endedBy: ended_by, status, signed }))
}

async function readTemplates(
  database: Queryable,
  partnerId: string,
  since: Date,
): Promise<TemplateAlertFacts[]> {
  const rows = await database.query<{
    waba_id: string
    name: string
    language: string
    category: Category | null
    impending: Category | null
    before: Category | null
    changed_at: Date | null
  }>(
    `SELECT waba_id, name, language, provider_category AS category, impending, provider_before AS before, provider_changed_at AS changed_at
     FROM template_category WHERE partner_id = $1 AND (impending IS NOT NULL OR provider_changed_at >= $2) ORDER BY waba_id, name, language`,
    [partnerId, since],
  )
  return rows.map(({ waba_id, changed_at, ...row }) => ({
    wabaId: waba_id,
    ...row,
    changedAt: changed_at?.getTime() ?? null,
  }))
}
