import type { Change } from '@/sandbox/webhooks/change'
import { clickChange, drawClick } from '@/sandbox/webhooks/click-change'
import type { Fate } from '@/sandbox/webhooks/fates'
import type { Random } from '@/sandbox/webhooks/random'
import { shuffled } from '@/sandbox/webhooks/shuffled'
import { type AcceptedMessage, type Status, statusChange } from '@/sandbox/webhooks/status-change'
import type { Range, WebhookSettings } from '@/sandbox/webhooks/webhook-settings'

/** One update that will be sent: when (milliseconds since 1970), and what, which is made only then. */
export interface Update {
  due: number
  change: () => Change
}

/** Everything that webhooks will tell of a message accepted at `now`, with its duplicates. */
export function planUpdates(
  message: AcceptedMessage,
  fate: Fate,
  settings: WebhookSettings,
  random: Random,
  now: number,
): Update[] {
  const { delays, rates, old_shape: old } = settings
  const after = (at: number, [least, most]: Range) => at + least + random() * (most - least)
  const updates: Update[] = []
  const tell = (due: number, change: Update['change']) => updates.push({ due, change })
  const status = (told: Status) => tell(told.at, () => statusChange(message, told, old))

  const reached = ['accepted', 'sent', 'delivered', 'read'].indexOf(fate.ends)
  let at = after(now, delays.sent_ms)
  if (reached >= 1) {
    status({ status: 'sent', at, priced: true })
    at = after(at, delays.delivered_ms)
  }
  if (fate.failed !== undefined)
    status({ status: 'failed', at, priced: false, failed: fate.failed })
  if (reached >= 2) {
    if (!fate.skipsDelivered) status({ status: 'delivered', at, priced: true })
    if (fate.clicked && message.billed === 'marketing_lite' && message.sharesActivity)
      click(after(at, delays.click_ms))
  }
  if (reached >= 3)
    status({ status: 'read', at: after(at, delays.read_ms), priced: fate.skipsDelivered ?? false })

  const dues = updates.map(({ due }) => due)
  const times = settings.shuffle ? shuffled(dues, random) : dues
  const planned = updates.map(({ change }, index) => ({ due: times[index]!, change }))
  const duplicates = planned.filter(() => random() < rates.duplicate)
  return [
    ...planned,
    ...duplicates.map(({ due, change }) => ({ due: after(due, delays.delivered_ms), change })),
  ]

  function click(clickedAt: number): void {
    const drawn = drawClick(random)
    tell(clickedAt, () =>
      clickChange(message, 'marketing_messages_link_click', drawn, clickedAt, old),
    )
    if (!fate.viewed) return
    const viewedAt = after(clickedAt, delays.sent_ms)
    tell(viewedAt, () => clickChange(message, 'landing_page_view', drawn, viewedAt, old))
  }
}
