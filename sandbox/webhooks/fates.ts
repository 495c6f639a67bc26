import type { ErrorCode } from '@/sandbox/error-catalogue'

/** What becomes of an accepted message. */
export interface Fate {
  /** The last status that comes; `accepted`: none does. A message with `failed` fails after it. */
  ends: 'accepted' | 'sent' | 'delivered' | 'read'
  failed?: ErrorCode
  /** The user is in the chat: `read` without `delivered`. */
  skipsDelivered?: boolean
  /** Only what is billed `marketing_lite` has clicks. */
  clicked?: boolean
  /** A click is followed by its `landing_page_view`. */
  viewed?: boolean
}

interface ScriptedFate {
  name: string
  fate: Fate
}

const failed = (code: ErrorCode): ScriptedFate => ({
  name: `async_failed_${code}`,
  fate: { ends: 'accepted', failed: code },
})

/** Fates by template name; the longest name that fits wins. Other messages have the fate that the rates draw. */
export const fates: readonly ScriptedFate[] = [
  failed(131049),
  failed(131026),
  failed(131050),
  failed(130472),
  { name: 'sent_then_failed_131026', fate: { ends: 'sent', failed: 131026 } },
  { name: 'quality_paused', fate: { ends: 'accepted', failed: 132015 } },
  { name: 'never_sent', fate: { ends: 'accepted' } },
  { name: 'never_delivered', fate: { ends: 'sent' } },
  { name: 'never_read', fate: { ends: 'delivered' } },
  { name: 'always_read', fate: { ends: 'read' } },
  { name: 'skip_delivered', fate: { ends: 'read', skipsDelivered: true } },
  { name: 'always_clicked', fate: { ends: 'read', clicked: true, viewed: true } },
  { name: 'clicked_unread', fate: { ends: 'delivered', clicked: true } },
]

/** Recipients that begin so have the fate of a template, whatever was sent to them. */
export const fatefulRecipients = [
  { recipient: '999231049', fate: 'async_failed_131049' },
  { recipient: '999231026', fate: 'async_failed_131026' },
  { recipient: '999231050', fate: 'async_failed_131050' },
  { recipient: '999200000', fate: 'never_sent' },
  { recipient: '999200001', fate: 'never_delivered' },
  { recipient: '999200002', fate: 'never_read' },
  { recipient: '999200003', fate: 'always_read' },
  { recipient: '999200004', fate: 'skip_delivered' },
  { recipient: '999200005', fate: 'always_clicked' },
] as const
