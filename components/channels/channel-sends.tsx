'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { LocalTime } from '@/components/preferences/local-time'
import { MessageName } from '@/components/sending/message-name'
import { RouteTaken } from '@/components/sending/route-taken'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { channelMessagesQuery } from '@/lib/client/channel-messages'

const REFRESH_MS = 10_000

/** A channel's last sends, each with the way it went. */
export function ChannelSends({ partnerId, channelId }: { partnerId: string; channelId: string }) {
  const query = useQuery({
    ...channelMessagesQuery(partnerId, channelId),
    refetchInterval: REFRESH_MS,
  })
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-32 w-full" />
  const { messages } = query.data
  if (messages.length === 0)
    return <p className="text-muted">Nothing was sent by this channel yet.</p>
  return (
    <ul className="divide-y rounded-md border">
      {messages.map((message) => (
        <li
          key={message.trace_id}
          className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 hover:bg-hover"
        >
          <Link
            href={`/activity/${message.trace_id}`}
            prefetch={false}
            className="min-w-0 truncate font-medium after:absolute after:inset-0"
          >
            <MessageName message={message} />
          </Link>
          <span className="flex items-center gap-4">
            <RouteTaken {...message} />
            <span className="text-xs text-muted">
              <LocalTime at={message.at} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
