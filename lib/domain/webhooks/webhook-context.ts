/** What a reading needs besides the payload. */
export interface WebhookContext {
  /** Stands in where an event has no time of its own; milliseconds since 1970. */
  receivedAt: number
  /** Makes one short name of a text: the identity of a click without an id. */
  hash(text: string): string
}

/** Where in a payload a change stands. */
export interface ChangePlace extends WebhookContext {
  field: string
  /** `entry.id`: the WABA, but for `account_update`. */
  entryId: string | null
  /** `entry.time`, else when the post was received. */
  entryTime: number
  /** `value.metadata.phone_number_id`. */
  phoneNumberId: string | null
}
