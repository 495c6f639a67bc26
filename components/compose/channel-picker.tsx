'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSettled } from '@/components/compose/use-settled'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { channelSearchQuery } from '@/lib/client/channel-search'
import type { Channel } from '@/lib/contracts/channels'

const PAUSE_MS = 200

/** The channel that a message is sent by, found by name, number or id. */
export function ChannelPicker({
  partnerId,
  channel,
  error,
  onChange,
}: {
  partnerId: string
  channel: Channel | null
  error?: string
  onChange(channelId: string): void
}) {
  const [text, setText] = useState('')
  const { data } = useQuery(channelSearchQuery(partnerId, useSettled(text, PAUSE_MS)))
  return (
    <Combobox
      label="Channel"
      placeholder="Find a channel"
      empty="No channel has that name, number or id."
      error={error}
      value={channel && optionOf(channel)}
      options={data?.partner_channels.map(optionOf) ?? []}
      onChange={({ value }) => onChange(value)}
      onSearch={setText}
    />
  )
}

function optionOf({ id, name, phone_number }: Channel): ComboboxOption {
  return { value: id, label: name, detail: `+${phone_number}` }
}
