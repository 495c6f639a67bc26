/** Least and most, both included. */
export type Range = readonly [number, number]

/** How the sandbox sends webhooks. Nothing is sent where no address is known. */
export interface WebhookSettings {
  /** For every channel and WABA that has no address of its own. */
  url: string | null
  /** `meta`: the app secret, `X-Hub-Signature-256`; `d360`: the platform secret, `x-360dialog-signature`. */
  secret: { kind: 'meta' | 'd360'; value: string } | null
  /** Added to every POST. */
  headers: Readonly<Record<string, string>>
  /** Milliseconds: `sent` after the send, `delivered` and `read` after the status before, a click after the delivery. */
  delays: { sent_ms: Range; delivered_ms: Range; read_ms: Range; click_ms: Range }
  /** Shares of 0 to 1: of all messages `failed`; of the others `read`, and of those `skip_delivered`; of those billed
   * `marketing_lite` `click`, and of those `landing_page_view`; of all updates `duplicate`. */
  rates: {
    read: number
    failed: number
    click: number
    skip_delivered: number
    landing_page_view: number
    duplicate: number
  }
  /** The codes that messages fail with, each as often as its weight says. */
  failures: Readonly<Record<string, number>>
  /** The updates of a message come in any order, and so do those of one POST; their timestamps stay true. */
  shuffle: boolean
  /** At most so many updates in one POST, which waits so long for more. */
  batch: { max: number; wait_ms: number }
  /** What is not answered 200 is repeated after `first_ms`, then after twice as long each time, and given up when that is more than `max_ms`. */
  retry: { first_ms: number; max_ms: number }
  /** As Graph v23 and before: with `conversation`, `CBP`, upper-case components, without `contacts`. */
  old_shape: boolean
  /** The same seed draws the same fates; `null`: by chance. */
  seed: number | null
}

/** Any part of the settings; what is not given stays as it is. */
export type WebhookChange = {
  [Name in keyof WebhookSettings]?: Name extends 'delays' | 'rates' | 'batch' | 'retry'
    ? Partial<WebhookSettings[Name]>
    : WebhookSettings[Name]
}

/** No address, and a life in seconds that in the world takes minutes. */
export const defaultWebhookSettings: WebhookSettings = {
  url: null,
  secret: null,
  headers: {},
  delays: {
    sent_ms: [100, 400],
    delivered_ms: [300, 1_500],
    read_ms: [2_000, 10_000],
    click_ms: [1_000, 8_000],
  },
  rates: {
    read: 0.7,
    failed: 0.03,
    click: 0.15,
    skip_delivered: 0.05,
    landing_page_view: 0.5,
    duplicate: 0.02,
  },
  failures: { 131049: 6, 131026: 3, 130472: 1 },
  shuffle: false,
  batch: { max: 100, wait_ms: 0 },
  retry: { first_ms: 1_000, max_ms: 5 * 60_000 },
  old_shape: false,
  seed: null,
}
