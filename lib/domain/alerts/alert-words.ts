import type { AlertDetails, AlertKind } from '@/lib/domain/alerts/alert'

/** What an alert says: what is the matter, and what to do about it. */
export interface AlertWords {
  title: string
  advice: string
}

const percent = (share: unknown) =>
  `${(Number(share) * 100).toFixed(Number(share) < 0.1 ? 1 : 0)} %`
const CATEGORY = { marketing: 'marketing', non_marketing: 'not marketing' } as const
const category = (value: unknown) => CATEGORY[value as keyof typeof CATEGORY] ?? 'unknown'

const WORDS: Readonly<Record<AlertKind, (details: AlertDetails) => AlertWords>> = {
  fallback_rate_jump: ({ share, usual_share, fallbacks, sends }) => ({
    title: `${percent(share)} of its messages fall back${usual_share === null ? '' : `, usually ${percent(usual_share)}`}`,
    advice: `${fallbacks} of ${sends} in the last two hours. The newest of them say why.`,
  }),
  held_back_by_meta: ({ share, held_back }) => ({
    title: `Meta holds back ${percent(share)} of what fails`,
    advice: `${held_back} messages in 24 hours (131049): people get too much marketing, or are in the United States. Write to fewer, less often.`,
  }),
  silent_fallbacks: ({ silent_fallbacks, accepted_by_mm }) => ({
    title: `${silent_fallbacks} messages accepted by MM went by Cloud`,
    advice: `Of ${accepted_by_mm} in 24 hours, Meta billed them as marketing. Check that the WABA has accepted the terms.`,
  }),
  provider_routes_itself: ({ upstream_routed, channels }) => ({
    title: `The provider sent ${upstream_routed} messages by MM on its own`,
    advice: `Fairway chose Cloud for them, on ${channels === 1 ? '1 channel' : `${channels} channels`} in 24 hours. Switch the provider’s own routing off.`,
  }),
  webhooks_silent: ({ sends, since }) => ({
    title: 'No webhook for an hour, though it sends',
    advice: `${sends} messages or more since ${String(since).slice(0, 16).replace('T', ' ')} UTC, and no status of any. Check where the provider sends its webhooks.`,
  }),
  category_change: ({ from, to, changed_at }) =>
    changed_at === null
      ? {
          title: `Meta will make it ${category(to)}`,
          advice: `${from === null ? '' : `It still is ${category(from)}. `}${whatFollows(to)}`,
        }
      : {
          title: `Meta made it ${category(to)}`,
          advice: `It was ${category(from)} until ${String(changed_at).slice(0, 10)}. ${whatFollows(to)}`,
        },
  waba_ineligible: ({ event, status }) => ({
    title: 'Its WABA can no longer send by MM',
    advice: `Meta says ${event ?? status}; marketing goes by Cloud. The client mends that in WhatsApp Manager.`,
  }),
  forwarding_failing: ({ stuck, lost }) => ({
    title: 'Its events do not reach their receiver',
    advice:
      Number(lost) > 0
        ? 'Some were given up after seven days. Check the address they go to, then retry them.'
        : `${stuck} or more were tried four times. Check the address they go to.`,
  }),
}

function whatFollows(to: unknown): string {
  return to === 'marketing'
    ? 'It will go by MM and be billed as marketing.'
    : 'MM will not take it any more.'
}

/** An alert in words; its subject is named beside it. */
export function alertWords(kind: AlertKind, details: AlertDetails): AlertWords {
  return WORDS[kind](details)
}
