/** What a stacked chart shows at one place of its axis. */
export interface LanePoint {
  /** The beginning of the hour or day, ISO 8601 in UTC. */
  at: string
  /** How many of each layer, by its name; null: nothing is known of that time, which is not 0. */
  counts: Readonly<Record<string, number>> | null
}
