import type { Alert, AlertDetails, AlertKind } from '@/lib/domain/alerts/alert'
import type { ChannelAlertFacts } from '@/lib/domain/alerts/alert-facts'
import { wilsonRate } from '@/lib/domain/stats/intervals'

const HOUR_MS = 3_600_000

/** Below so many sends a share says nothing. */
const LEAST_SENDS = 20
/** So much more falls back than usual, at the least it can be. Once open, the alert stays down to the half of it, so that it does not come and go. */
const JUMP = 0.1
/** Of channels without a usual share. */
const NEW_CHANNEL_SHARE = 0.25
const LEAST_HELD_BACK = 20
const HELD_BACK_OF_FAILED = 0.5
const FAILED_OF_ALL = 0.05
const LEAST_SILENT = 5
const SILENT_SHARE = 0.02
const LEAST_UNANSWERED = 3
const LEAST_STUCK = 3

/** Decides what is to be said of one channel. `isOpen`: is this alert open already? */
export function channelAlerts(
  facts: ChannelAlertFacts,
  isOpen: (kind: AlertKind) => boolean,
  now: number,
): Alert[] {
  const found: [AlertKind, AlertDetails | null][] = [
    ['fallback_rate_jump', fallbackJump(facts, isOpen('fallback_rate_jump'))],
    ['held_back_by_meta', heldBack(facts)],
    ['silent_fallbacks', silentFallbacks(facts)],
    ['webhooks_silent', silentWebhooks(facts, now)],
    ['forwarding_failing', failingForwarding(facts)],
  ]
  return found.flatMap(([kind, details]) =>
    details === null
      ? []
      : [{ kind, subject: { type: 'channel' as const, id: facts.id }, details }],
  )
}

/** More falls back in these two hours than in the seven days before, by more than chance explains. */
function fallbackJump({ recent, usual }: ChannelAlertFacts, open: boolean): AlertDetails | null {
  if (recent.plans < LEAST_SENDS) return null
  const now = wilsonRate(recent.fallbacks, recent.plans)
  const before = wilsonRate(usual.fallbacks, usual.plans)
  const known = usual.plans >= LEAST_SENDS
  const limit = known ? before.high! + (open ? JUMP / 2 : JUMP) : NEW_CHANNEL_SHARE
  if ((open ? now.value! : now.low!) <= limit) return null
  return {
    share: now.value,
    fallbacks: recent.fallbacks,
    sends: recent.plans,
    usual_share: known ? before.value : null,
  }
}

/** Meta's limit for each person (131049) is what most failures are, and failures are not few. */
function heldBack({
  day: { sent, failed, heldBack: count },
}: ChannelAlertFacts): AlertDetails | null {
  if (
    count < LEAST_HELD_BACK ||
    count < failed * HELD_BACK_OF_FAILED ||
    failed < (sent + failed) * FAILED_OF_ALL
  )
    return null
  return { held_back: count, failed, share: count / failed }
}

/** MM accepted them, and Meta billed them as marketing: they went by Cloud. */
function silentFallbacks({
  day: { acceptedByMm, silentFallbacks: count },
}: ChannelAlertFacts): AlertDetails | null {
  if (count < LEAST_SILENT || count < acceptedByMm * SILENT_SHARE) return null
  return { silent_fallbacks: count, accepted_by_mm: acceptedByMm }
}

/** The channel sends, and for an hour nothing is heard of it. */
function silentWebhooks(
  { unanswered: { sends, since } }: ChannelAlertFacts,
  now: number,
): AlertDetails | null {
  if (sends < LEAST_UNANSWERED || since === null || now - since < HOUR_MS) return null
  return { sends, since: new Date(since).toISOString() }
}

function failingForwarding({
  forwarding: { stuck, lost },
}: ChannelAlertFacts): AlertDetails | null {
  return stuck < LEAST_STUCK && lost < LEAST_STUCK ? null : { stuck, lost }
}
