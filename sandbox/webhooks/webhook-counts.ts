/** What was done since the start or the last reset. */
export class WebhookCounts {
  /** POSTs, repeats among them. */
  sent = 0
  answered_200 = 0
  /** POSTs that were a repeat. */
  retried = 0
  /** POSTs that were never answered 200 and are repeated no more. */
  given_up = 0
  /** Updates that are due later or not answered 200 yet. */
  updates_waiting = 0
  /** Updates that were not taken because too many waited. */
  updates_dropped = 0
}
