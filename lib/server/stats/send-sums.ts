/**
 * The columns of `uncounted_send` that a group of sends comes to, as SQL over rows of `message` (contract 5: `accepted`,
 * `fallbacks` and what they are divided by). The way is the one last attempted. A swallowed attempt on Cloud (the reverse hop) is no fallback.
 * Sends that were suppressed count for nothing.
 */
export function sendSums(from: string): string {
  return `SELECT partner_id, date_trunc('hour', at, 'UTC') AS hour, channel_id, coalesce(campaign, '') AS campaign, source = 'dashboard' AS test,
      CASE WHEN fallback_class IS NULL THEN decided WHEN decided = 'messages' THEN 'marketing_messages' ELSE 'messages' END AS way,
      CASE WHEN decided = 'marketing_messages' THEN coalesce(fallback_class, '') ELSE '' END AS fallback_class,
      count(wamid)::integer AS accepted,
      count(*) FILTER (WHERE decided = 'marketing_messages' AND reason IN ('known_marketing', 'checked', 'checked_cache_unavailable'))::integer AS fallback_plans,
      count(fallback_class) FILTER (WHERE decided = 'marketing_messages')::integer AS fallbacks,
      min(at) FILTER (WHERE wamid IS NOT NULL) AS first_at, max(at) FILTER (WHERE wamid IS NOT NULL) AS last_at,
      coalesce(array_agg(wamid) FILTER (WHERE wamid IS NOT NULL), '{}') AS wamids
    FROM ${from} WHERE decided IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7`
}
