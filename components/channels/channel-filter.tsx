'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { channelQuery, channelSearchQuery } from '@/lib/client/channel-search'

/** A list's filter by one channel, found by typing. */
export function ChannelFilter({
  partnerId,
  id,
  onChange,
}: {
  partnerId: string
  id: string | null
  onChange(id: string): void
}) {
  const [text, setText] = useState('')
  const { data: found } = useQuery(channelSearchQuery(partnerId, text))
  const { data: chosen } = useQuery({ ...channelQuery(partnerId, id ?? ''), enabled: id !== null })
  return (
    <Combobox
      label="Channel"
      placeholder="Any channel"
      value={id === null ? null : { value: id, label: chosen?.name ?? id }}
      onSearch={setText}
      options={
        found?.partner_channels.map(({ id: value, name, phone_number }) => ({
          value,
          label: name,
          detail: `+${phone_number}`,
        })) ?? []
      }
      onChange={({ value }) => onChange(value)}
    />
  )
}
