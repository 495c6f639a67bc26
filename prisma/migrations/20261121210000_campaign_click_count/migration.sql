-- CreateTable
CREATE TABLE "campaign_click_count" (
    "partner_id" TEXT NOT NULL,
    "grain" "Grain" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "channel_id" TEXT NOT NULL,
    "campaigns" TEXT NOT NULL,
    "campaigns_hash" TEXT NOT NULL GENERATED ALWAYS AS (md5("campaigns")) STORED,
    "component" TEXT NOT NULL,
    "clicks" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_click_count_pkey" PRIMARY KEY ("partner_id","grain","at","channel_id","campaigns_hash","component")
);

-- The clicks that are still there, by the campaigns of the channel with an MM send in the seven days before.
INSERT INTO "campaign_click_count" (partner_id, grain, at, channel_id, campaigns, component, clicks)
SELECT c.partner_id, grain, date_trunc(grain::text, c.at, 'UTC'), c.channel_id, s.campaigns, c.component, count(*)
FROM "user_action" c
CROSS JOIN LATERAL (
  SELECT '[' || string_agg(to_json(name)::text, ',' ORDER BY name COLLATE "C") || ']' AS campaigns
  FROM (
    SELECT coalesce(nullif(campaign, ''), '(none)') AS name FROM "send_count"
    WHERE partner_id = c.partner_id AND grain = 'day' AND at >= date_trunc('day', c.at - interval '168 hours', 'UTC') AND at <= c.at AND channel_id = c.channel_id
      AND way = 'marketing_messages' AND accepted > 0 AND first_at <= c.at AND last_at >= c.at - interval '168 hours'
    UNION
    SELECT coalesce(nullif(campaign, ''), '(none)') FROM "unlogged_mm_day"
    WHERE partner_id = c.partner_id AND channel_id = c.channel_id AND day >= date_trunc('day', c.at - interval '168 hours', 'UTC') AND day <= c.at
      AND first_at <= c.at AND last_at >= c.at - interval '168 hours'
  ) names HAVING count(*) <= 200
) s, unnest(enum_range(NULL::"Grain")) AS grain
WHERE c.action = 'marketing_messages_link_click' AND s.campaigns IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6;

-- Those that retention took away.
INSERT INTO "campaign_click_count" AS t (partner_id, grain, at, channel_id, campaigns, component, clicks)
SELECT partner_id, 'day', day, channel_id, campaigns, '', clicks
FROM "closed_click_day" WHERE campaigns <> '[]'
ON CONFLICT (partner_id, grain, at, channel_id, campaigns_hash, component) DO UPDATE SET clicks = t.clicks + excluded.clicks;

-- DropTable
DROP TABLE "closed_click_day";
