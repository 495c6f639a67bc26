import type { NumberChange } from '@/sandbox/webhooks/change'
import type { Random } from '@/sandbox/webhooks/random'
import type { AcceptedMessage } from '@/sandbox/webhooks/status-change'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** What a click and the page view that follows it have in common. */
export interface Click {
  component: 'cta' | 'body'
  clickId: string
  trackingToken: string
}

/** A new click; most are on the button. */
export function drawClick(random: Random): Click {
  const letters = (count: number) =>
    Array.from({ length: count }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('')
  return {
    component: random() < 0.9 ? 'cta' : 'body',
    clickId: `ARA${letters(24)}`,
    trackingToken: `Afc${letters(32)}`,
  }
}

/**
 * A click or a landing page view in Meta's shape, at `at` (milliseconds since 1970): no message, recipient or template is
 * named in it. A page view has no component; the old shape spells the component in upper case.
 */
export function clickChange(
  { wabaId, number }: Pick<AcceptedMessage, 'wabaId' | 'number'>,
  action: 'marketing_messages_link_click' | 'landing_page_view',
  click: Click,
  at: number,
  old: boolean,
): NumberChange {
  const { component, clickId, trackingToken } = click
  return {
    wabaId,
    number,
    list: 'user_actions',
    item: {
      action_type: action,
      timestamp: String(Math.floor(at / 1000)),
      marketing_messages_link_click_data: {
        ...(action === 'marketing_messages_link_click' && {
          click_component: old ? component.toUpperCase() : component,
        }),
        click_id: clickId,
        tracking_token: trackingToken,
      },
    },
  }
}
