'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { toast } from '@/components/ui/toast'
import { clientSearchQuery } from '@/lib/client/clients'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { Client, NewClient } from '@/lib/contracts/clients'

const NEW = '+new'

/** A client, found by name; one that is not there yet can be made. */
export function ClientPicker({
  partnerId,
  value,
  error,
  createClient,
  onChange,
}: {
  partnerId: string
  value: ComboboxOption | null
  error?: string
  createClient: ChangeAction<NewClient, Client>
  onChange(client: ComboboxOption): void
}) {
  const [text, setText] = useState('')
  const { data } = useQuery(clientSearchQuery(partnerId, text.trim()))
  const create = useChange({
    action: createClient,
    onDone: ({ id, name }) => onChange({ value: id, label: name }),
    onFailed: toast.failed,
  })
  const found = data?.clients.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const isNew =
    text.trim() !== '' &&
    !found.some(({ label }) => label.toLowerCase() === text.trim().toLowerCase())
  return (
    <Combobox
      label="Client"
      placeholder="Choose a client"
      empty="Type the name of a client."
      value={value}
      error={error}
      onSearch={setText}
      disabled={create.isPending}
      options={isNew ? [...found, { value: NEW, label: `New client “${text.trim()}”` }] : found}
      onChange={(option) =>
        option.value === NEW ? create.mutate({ name: text.trim() }) : onChange(option)
      }
    />
  )
}
