'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { Age } from '@/components/preferences/age'
import { LocalNumber } from '@/components/preferences/local-number'
import { Button } from '@/components/ui/button'
import { forwardingHealthQuery } from '@/lib/client/deliveries'
import type { ForwardingHealthList } from '@/lib/contracts/deliveries'

const REFRESH_MS = 15_000

const SHOWN_AT_FIRST = 8

type Channel = ForwardingHealthList['channels'][number]

/** How forwarding to each channel goes, those in trouble first; nothing where none forwards. Each leads to its own deliveries. */
export function ForwardingHealth({ partnerId }: { partnerId: string }) {
  const [all, setAll] = useState(false)
  const { data } = useQuery({ ...forwardingHealthQuery(partnerId), refetchInterval: REFRESH_MS })
  if (!data || data.channels.length === 0) return null
  const channels = data.channels.toSorted((a, b) => trouble(b) - trouble(a))
  return (
    <section aria-label="Channels that forward" className="px-4 pb-4 sm:px-6">
      <ul className="grid grid-cols-2 gap-2 xl:grid-cols-4">
        {(all ? channels : channels.slice(0, SHOWN_AT_FIRST)).map((channel) => (
          <li key={channel.channel_id}>
            <Cell channel={channel} />
          </li>
        ))}
      </ul>
      {channels.length > SHOWN_AT_FIRST && (
        <Button
          look="quiet"
          className="mt-1 -ml-3"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? 'Fewer channels' : `All ${channels.length} channels`}
        </Button>
      )}
    </section>
  )
}

/** How many wait or failed; what was tried goes before what was not. */
function trouble({ pending, failed, success_share }: Channel): number {
  return pending + failed + (success_share === null ? 0 : 0.5)
}

function Cell({
  channel: {
    channel_id,
    channel_name,
    forward_url,
    pending,
    oldest_pending_at,
    failed,
    success_share,
  },
}: {
  channel: Channel
}) {
  const troubled = pending > 0 || failed > 0
  return (
    <Link
      href={`/events/forwarding?channel_id=${encodeURIComponent(channel_id)}`}
      title={`${forward_url}, in the last 24 hours`}
      className="flex h-full flex-col gap-0.5 rounded-md border px-3 py-2 hover:bg-hover"
    >
      <span className="truncate font-medium">{channel_name}</span>
      <span className="truncate text-xs text-muted">
        {success_share === null ? (
          'Nothing tried in 24 hours'
        ) : (
          <>
            <LocalNumber value={Math.round(success_share * 1000) / 10} /> % delivered
          </>
        )}
      </span>
      {troubled && (
        <span className="truncate text-xs font-medium text-attention">
          {[
            pending > 0 && (
              <span key="pending">
                <LocalNumber value={pending} /> waiting
                {oldest_pending_at && (
                  <>
                    , <Age since={oldest_pending_at} />
                  </>
                )}
              </span>
            ),
            failed > 0 && (
              <span key="failed">
                {pending > 0 && ' · '}
                <LocalNumber value={failed} /> failed
              </span>
            ),
          ]}
        </span>
      )}
    </Link>
  )
}
