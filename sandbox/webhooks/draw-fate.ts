import type { ErrorCode } from '@/sandbox/error-catalogue'
import type { Fate } from '@/sandbox/webhooks/fates'
import type { Random } from '@/sandbox/webhooks/random'
import type { WebhookSettings } from '@/sandbox/webhooks/webhook-settings'

/** The fate of a message that nothing scripts, by the rates. */
export function drawFate(
  { rates, failures }: Pick<WebhookSettings, 'rates' | 'failures'>,
  random: Random,
): Fate {
  const failed = random() < rates.failed ? drawCode(failures, random) : undefined
  if (failed !== undefined) return { ends: 'accepted', failed }
  const read = random() < rates.read
  const skipsDelivered = read && random() < rates.skip_delivered
  const clicked = random() < rates.click
  return {
    ends: read ? 'read' : 'delivered',
    skipsDelivered,
    clicked,
    viewed: clicked && random() < rates.landing_page_view,
  }
}

/** A code by its weight; none where no code has any. */
function drawCode(
  failures: Readonly<Record<string, number>>,
  random: Random,
): ErrorCode | undefined {
  const weighed = Object.entries(failures).filter(([, weight]) => weight > 0)
  let rest = random() * weighed.reduce((sum, [, weight]) => sum + weight, 0)
  const drawn = weighed.find(([, weight]) => (rest -= weight) < 0) ?? weighed.at(-1)
  return drawn && (Number(drawn[0]) as ErrorCode)
}
