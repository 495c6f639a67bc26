'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { Age } from '@/components/preferences/age'
import { LocalNumber } from '@/components/preferences/local-number'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { webhookHealthQuery } from '@/lib/client/webhook-events'
import type { WebhookHealth } from '@/lib/contracts/webhook-health'

export const CHANNELS_AT_FIRST = 6
const MOST = 100
const REFRESH_MS = 15_000
const HOURS = 24

/** From this share on, failures ask for a look. */
const MANY_FAILED = 0.2

const ABOUT =
  'Events of the last 24 hours, by hour; failed: of the messages that failed or were delivered'

/** How events of each channel come in: the silent channels first, then those with most events. Each leads to its own events. */
export function HealthStrip({ partnerId }: { partnerId: string }) {
  const [all, setAll] = useState(false)
  const { data } = useQuery({
    ...webhookHealthQuery(partnerId, all ? MOST : CHANNELS_AT_FIRST),
    refetchInterval: REFRESH_MS,
  })
  if (!data || data.channels.length === 0) return null
  return (
    <section aria-label="Channels" className="px-4 pb-4 sm:px-6">
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-6">
        {data.channels.map((channel) => (
          <li key={channel.channel_id}>
            <Cell channel={channel} />
          </li>
        ))}
      </ul>
      {data.total > CHANNELS_AT_FIRST && (
        <Button
          look="quiet"
          className="mt-1 -ml-3"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? 'Fewer channels' : `All ${Math.min(data.total, MOST)} channels`}
        </Button>
      )}
    </section>
  )
}

function Cell({
  channel: { channel_id, channel_name, last_event_at, events, failed_share, silent },
}: {
  channel: WebhookHealth
}) {
  const many = failed_share !== null && failed_share >= MANY_FAILED
  return (
    <Link
      href={`/events?channel_id=${encodeURIComponent(channel_id)}`}
      title={ABOUT}
      className="flex h-full flex-col gap-0.5 rounded-md border px-3 py-2 hover:bg-hover"
    >
      <span className="flex items-center justify-between gap-2">
        <span className="truncate font-medium">{channel_name}</span>
        {silent && <Badge look="attention">Silent</Badge>}
      </span>
      <span className="truncate text-xs text-muted">
        {last_event_at ? (
          <>
            Last <Age since={last_event_at} /> ago
          </>
        ) : (
          'No event yet'
        )}
      </span>
      <span className="truncate text-xs text-muted">
        <LocalNumber value={rounded(events / HOURS)} /> an hour
        {failed_share !== null && (
          <>
            {' '}
            ·{' '}
            <span className={many ? 'font-medium text-attention' : ''}>
              <LocalNumber value={rounded(failed_share * 100)} /> % failed
            </span>
          </>
        )}
      </span>
    </Link>
  )
}

/** Small numbers to a tenth. */
function rounded(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
}
