'use client'

import { useQuery } from '@tanstack/react-query'
import { Phone } from 'lucide-react'
import dynamic from 'next/dynamic'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'
import { channelQuery } from '@/lib/client/channel-search'

/** Loaded when it is first opened. */
const ChannelFilter = dynamic(
  () => import('@/components/channels/channel-filter').then((module) => module.ChannelFilter),
  { loading: () => null },
)

/** The channel that is filtered by, on the button that chooses another. */
export function ChannelButton({
  partnerId,
  id,
  onChange,
}: {
  partnerId: string
  id: string | null
  onChange(id: string | null): void
}) {
  const { data } = useQuery({ ...channelQuery(partnerId, id ?? ''), enabled: id !== null })
  return (
    <Popover
      label="Channel"
      className="w-80 p-4"
      trigger={
        <Button className="max-w-56">
          <Phone className="size-4 shrink-0" aria-hidden />
          <span className="truncate">{id === null ? 'Any channel' : (data?.name ?? id)}</span>
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <ChannelFilter partnerId={partnerId} id={id} onChange={onChange} />
        {id !== null && <Button onClick={() => onChange(null)}>Any channel</Button>}
      </div>
    </Popover>
  )
}
