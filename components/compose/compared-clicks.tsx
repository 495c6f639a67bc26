'use client'

import { useQuery } from '@tanstack/react-query'
import { MousePointerClick } from 'lucide-react'
import { useState } from 'react'
import { LocalTime } from '@/components/preferences/local-time'
import { channelClicksQuery } from '@/lib/client/channel-clicks'
import { messageQuery } from '@/lib/client/messages'

/** Clicks come long after the message; who compares is not watching for longer. */
const PATIENCE_MS = 5 * 60_000

/** The clicks that arrived on a channel since a message was sent by it. Meta names no message in them. */
export function ComparedClicks({ partnerId, traceId }: { partnerId: string; traceId: string }) {
  const [until] = useState(() => Date.now() + PATIENCE_MS)
  const { data: message } = useQuery(messageQuery(partnerId, traceId))
  const { data: clicks } = useQuery({
    ...channelClicksQuery(partnerId, message?.channel_id ?? '', message?.at ?? '', until),
    enabled: message !== undefined,
  })
  return (
    <section
      aria-label="Clicks"
      className="col-span-full flex flex-col gap-1.5 rounded-lg border bg-surface px-4 py-3"
    >
      <h2 className="flex items-center gap-2 font-medium">
        <MousePointerClick className="size-4" aria-hidden />
        Clicks on this channel since then
      </h2>
      {clicks && clicks.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {clicks.map(({ id, at, words }) => (
            <li key={id} className="flex justify-between gap-4">
              <span>{words}</span>
              <LocalTime at={at} dayOf={message?.at} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">None yet.</p>
      )}
      <p className="text-xs text-muted text-pretty">
        Only MM API reports clicks, where activity sharing is on. A click event names no message: it
        may be of another one that this channel sent.
      </p>
    </section>
  )
}
