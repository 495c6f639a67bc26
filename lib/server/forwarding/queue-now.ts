/**
 * The moment of the queue of deliveries, in SQL: when one is due, leased or given up is agreed on by instances, so it goes by the
 * clock of the database on both sides. Cut to what a column holds: rounded up, a delivery would be due a moment later.
 */
export const QUEUE_NOW = "date_trunc('milliseconds', now())"
