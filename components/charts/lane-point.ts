/** What a chart of the lanes shows at one place of its axis. */
export interface LanePoint {
  /** The beginning of the hour or day, ISO 8601 in UTC. */
  at: string
  /** How many by each lane, and of those not billed yet; null: nothing is known of that time, which is not 0. */
  counts: { marketing_messages: number; messages: number; pending: number } | null
}
