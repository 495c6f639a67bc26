import { gatewayError } from '@/sandbox/gateway-error'
import { graphError } from '@/sandbox/graph-error'
import type { Answer, Category, Failure, Outcome, RawAnswer } from '@/sandbox/outcome'

/** One scripted template: its name, or any name that goes on after it with `_`. */
export interface Behaviour {
  name: string
  /** The failure class of contract 2.2 that the MM answer plays; `-` when it is no failure. */
  plays: string
  category?: Category
  /** Absent: the ordinary answer for its category and WABA. */
  mm?: Outcome
  cloud?: Outcome
}

const refused = (answer: Answer): Outcome => ({ accepted: false, answer })
const delivered = (answer: Answer): Outcome => ({ accepted: true, answer })
const onBoth = (answer: Answer) => ({ mm: refused(answer), cloud: refused(answer) })

const reset: Failure = { kind: 'reset' }
const silence: Failure = { kind: 'silence' }
const success: Answer = { kind: 'success' }

const page = (http: number, title: string): RawAnswer => ({
  kind: 'raw',
  http,
  label: 'HTML',
  contentType: 'text/html',
  body: `<html><head><title>${title}</title></head></html>\n`,
})
const raw = (
  http: number,
  label: string,
  body: string,
  more: Partial<RawAnswer> = {},
): RawAnswer => ({ kind: 'raw', http, label, contentType: 'application/json', body, ...more })

/** Behaviour by template name. The longest name that fits wins. */
export const behaviours: readonly Behaviour[] = [
  { name: 'utility', plays: 'not_marketing', category: 'UTILITY' },
  { name: 'auth', plays: 'not_marketing', category: 'AUTHENTICATION' },
  { name: 'authentication', plays: 'not_marketing', category: 'AUTHENTICATION' },

  { name: 'not_onboarded_200', plays: 'not_onboarded', mm: refused(graphError(200)) },
  {
    name: 'not_onboarded_131055',
    plays: 'not_onboarded',
    mm: refused(graphError(200, { code: 131055, http: 400 })),
  },
  { name: 'not_onboarded_134102', plays: 'not_onboarded', mm: refused(graphError(134102)) },

  {
    name: 'not_marketing_131055',
    plays: 'not_marketing',
    category: 'UTILITY',
    mm: refused(graphError(131055)),
  },
  {
    name: 'not_marketing_134100',
    plays: 'not_marketing',
    category: 'UTILITY',
    mm: refused(graphError(134100)),
  },
  {
    name: 'not_marketing_100',
    plays: 'not_marketing',
    category: 'UTILITY',
    mm: refused(graphError(100, { details: 'Message must be a template message.' })),
  },

  { name: 'syncing_134101', plays: 'syncing', mm: refused(graphError(134101)) },
  { name: 'syncing_131009', plays: 'syncing', mm: refused(graphError(131009)) },

  { name: 'only_mm_131061', plays: 'only_mm', ...onBoth(graphError(131061)) },
  { name: 'only_mm_131062', plays: 'only_mm', ...onBoth(graphError(131062)) },

  {
    name: 'throttled_429',
    plays: 'throttled',
    ...onBoth(gatewayError(429, 613, 'Too Many Requests', 7)),
  },
  {
    name: 'throttled_text',
    plays: 'throttled',
    ...onBoth(gatewayError(400, 1, 'You have exceeded the endpoint rate limit.')),
  },
  { name: 'throttled_4', plays: 'throttled', ...onBoth(graphError(4)) },
  { name: 'throttled_80007', plays: 'throttled', ...onBoth(graphError(80007)) },
  { name: 'throttled_130429', plays: 'throttled', ...onBoth(graphError(130429)) },
  { name: 'throttled_131056', plays: 'throttled', ...onBoth(graphError(131056)) },

  { name: 'same_on_cloud_131049', plays: 'same_on_cloud', ...onBoth(graphError(131049)) },
  { name: 'same_on_cloud_131050', plays: 'same_on_cloud', ...onBoth(graphError(131050)) },
  { name: 'same_on_cloud_131026', plays: 'same_on_cloud', ...onBoth(graphError(131026)) },
  { name: 'same_on_cloud_131042', plays: 'same_on_cloud', ...onBoth(graphError(131042)) },
  { name: 'same_on_cloud_131008', plays: 'same_on_cloud', ...onBoth(graphError(131008)) },
  { name: 'same_on_cloud_131009', plays: 'same_on_cloud', ...onBoth(graphError(131009)) },
  { name: 'same_on_cloud_131021', plays: 'same_on_cloud', ...onBoth(graphError(131021)) },
  { name: 'same_on_cloud_132000', plays: 'same_on_cloud', ...onBoth(graphError(132000)) },
  { name: 'same_on_cloud_132001', plays: 'same_on_cloud', ...onBoth(graphError(132001)) },
  { name: 'same_on_cloud_368', plays: 'same_on_cloud', ...onBoth(graphError(368)) },
  { name: 'same_on_cloud_190', plays: 'same_on_cloud', ...onBoth(graphError(190)) },

  { name: 'ambiguous_reset', plays: 'ambiguous', mm: refused(reset) },
  { name: 'ambiguous_timeout', plays: 'ambiguous', mm: refused(silence) },
  { name: 'ambiguous_500', plays: 'ambiguous', mm: refused(raw(500, 'empty', '')) },
  { name: 'ambiguous_502', plays: 'ambiguous', mm: refused(page(502, '502 Bad Gateway')) },
  {
    name: 'ambiguous_503',
    plays: 'ambiguous',
    mm: refused(raw(503, 'text', 'upstream connect error', { contentType: 'text/plain' })),
  },
  { name: 'ambiguous_131000', plays: 'ambiguous', mm: refused(graphError(131000)) },

  { name: 'delivered_reset', plays: 'ambiguous', mm: delivered(reset) },
  { name: 'delivered_timeout', plays: 'ambiguous', mm: delivered(silence) },
  { name: 'delivered_502', plays: 'ambiguous', mm: delivered(page(502, '502 Bad Gateway')) },
  {
    name: 'delivered_truncated',
    plays: 'ambiguous',
    mm: delivered(
      raw(200, 'body that ends early', '{"messaging_product":"whatsapp",', { truncated: true }),
    ),
  },

  {
    name: 'rejected_302',
    plays: 'rejected',
    mm: refused(raw(302, 'redirect', '', { location: 'https://www.facebook.com/' })),
  },
  { name: 'rejected_404', plays: 'rejected', mm: refused(page(404, '404 Not Found')) },
  { name: 'rejected_10', plays: 'rejected', mm: refused(graphError(10)) },

  {
    name: 'accepted_without_id',
    plays: '-',
    mm: delivered(
      raw(200, 'without `messages[0].id`', '{"messaging_product":"whatsapp","messages":[]}'),
    ),
  },
  { name: 'accepted_html', plays: '-', mm: delivered(page(200, 'OK')) },
  {
    name: 'quality_held',
    plays: '-',
    mm: delivered({ kind: 'success', messageStatus: 'held_for_quality_assessment' }),
  },
  {
    name: 'quality_paused',
    plays: '-',
    mm: delivered({ kind: 'success', messageStatus: 'paused' }),
  },
  { name: 'silent_fallback', plays: '-', mm: { ...delivered(success), billed: 'marketing' } },
  {
    name: 'upstream_routed',
    plays: '-',
    cloud: { ...delivered(success), billed: 'marketing_lite' },
  },
  { name: 'marketing_off_131063', plays: '-', cloud: refused(graphError(131063)) },
]

/** Prefixes that change how the rest of the name is played; `<rest>` may be another modifier. */
export const modifiers = [
  {
    name: 'latency_<ms>_<rest>',
    does: 'the answer waits that many milliseconds; the message is decided at once',
  },
  { name: 'latency_<min>_<max>_<rest>', does: 'the same, evenly spread between the two' },
  {
    name: 'hold_<rest>',
    does: 'the answer waits until the template is released by the control API',
  },
  {
    name: 'throttle_<n>_<rest>',
    does: 'n sends a second, all channels together; the others get 130429',
  },
  {
    name: 'on_mm_<rest>',
    does: '`/marketing_messages` plays the rest; `/messages` answers ordinarily',
  },
  {
    name: 'on_cloud_<rest>',
    does: 'a utility template; `/messages` plays what the rest does on `/marketing_messages`',
  },
  { name: 'on_both_<rest>', does: 'both ways play what the rest does on `/marketing_messages`' },
] as const

/** Recipients that begin so (+999 is no country) play the MM column of a template on both ways, whatever the message. */
export const recipients = [
  { recipient: '999131021', plays: 'same_on_cloud_131021' },
  { recipient: '999131026', plays: 'same_on_cloud_131026' },
  { recipient: '999131049', plays: 'same_on_cloud_131049' },
  { recipient: '999131050', plays: 'same_on_cloud_131050' },
  { recipient: '999131056', plays: 'throttled_131056' },
  { recipient: '999000001', plays: 'ambiguous_reset' },
  { recipient: '999000002', plays: 'ambiguous_timeout' },
  { recipient: '999000003', plays: 'delivered_reset' },
  { recipient: '999000500', plays: 'ambiguous_500' },
] as const

/** Keys and tokens that begin so are answered from the headers alone, on every path. */
export const keys: readonly { key: string; answer: Failure }[] = [
  { key: 'sandbox-revoked', answer: gatewayError(401, 190, 'Invalid api_key') },
  { key: 'sandbox-blocked', answer: gatewayError(403, 10, 'The endpoint is blocked') },
  {
    key: 'sandbox-disabled',
    answer: gatewayError(400, 368, 'Your WhatsApp for Business API has been disabled'),
  },
  {
    key: 'sandbox-unpaid',
    answer: gatewayError(400, 131042, 'Could not send message due to lack of payment'),
  },
  {
    key: 'sandbox-down',
    answer: gatewayError(502, 131016, 'WhatsApp for Business API not available'),
  },
  { key: 'sandbox-reset', answer: reset },
]
