import type { WebhookEventView } from '@/lib/contracts/webhook-events'

/** Each kind of update, by the names that Meta's and 360dialog's pages have. */
export const EVENT_KIND_WORDS: Readonly<Record<WebhookEventView['kinds'][number], string>> = {
  status: 'Status',
  user_action: 'User action',
  account_update: 'Account update',
  template_category_update: 'Template category',
  template_status_update: 'Template status',
  user_preference: 'User preference',
  inbound_message: 'Inbound message',
  hub: '360dialog hub',
  other: 'Other',
}

/** Each state of the ledger (contract 4): its name, why a post is in it, and what to do. */
export const EVENT_STATE_WORDS: Readonly<
  Record<WebhookEventView['state'], { name: string; says: string }>
> = {
  accepted: { name: 'Applied', says: 'All that it tells is read and applied.' },
  unassigned: {
    name: 'Unassigned',
    says: 'It is about a number or a WABA that none of your channels has. Add the channel, then replay it.',
  },
  hub: { name: 'Hub event', says: 'An event of 360dialog’s hub. It is kept and changes nothing.' },
  quarantined: {
    name: 'Quarantined',
    says: 'It could not be read, so it changed nothing. Replay it after an update of Fairway.',
  },
}
