/** As SQL: the first moment that is not closed. What happened before it is counted for good (lib/server/stats/retention). */
export const CLOSED_BEFORE = `coalesce((SELECT closed_before FROM retention), '-infinity')`
