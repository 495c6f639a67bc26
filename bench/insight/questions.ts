import type { Month } from '@/bench/insight/month'

/** What the pages ask the Partner API for, by page; below `/partners/{partner_id}`. */
export function questionsOf({ first, days, channelIds }: Month): Record<string, string> {
  const last = new Date(Date.parse(first) + (days - 1) * 86_400_000).toISOString().slice(0, 10)
  const range = `from=${first}&to=${last}`
  const campaign = `client_3_${Math.floor(days / 6)}`
  const channel = channelIds[13]!
  return {
    overview: `/stats/overview?${range}`,
    'series by day': `/stats/series?${range}`,
    'series by hour, 2 days': `/stats/series?from=${new Date(Date.parse(last) - 86_400_000).toISOString().slice(0, 10)}&to=${last}&bucket=hour`,
    campaigns: `/stats/campaigns?${range}`,
    'one campaign': `/stats/campaigns/${campaign}?${range}`,
    clicks: `/stats/clicks?${range}`,
    'messages, newest': '/messages?limit=50',
    'messages of a channel': `/messages?limit=50&filters=${encodeURIComponent(JSON.stringify({ channel_id: channel }))}`,
    'webhook events, newest': '/webhook_events?limit=50',
    eligibility: '/eligibility?limit=100',
    channels: '/channels?limit=50',
  }
}
