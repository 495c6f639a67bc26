'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { PROVIDERS } from '@/components/channels/channel-list-spec'
import { ClientPicker } from '@/components/channels/client-picker'
import { Button } from '@/components/ui/button'
import type { ComboboxOption } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Labelled } from '@/components/ui/labelled'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { ApiError } from '@/lib/client/api-error'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { Channel, NewChannelInput } from '@/lib/contracts/channels'
import type { Client, NewClient } from '@/lib/contracts/clients'

export interface AddChannelActions {
  createChannel: ChangeAction<NewChannelInput, Channel>
  createClient: ChangeAction<NewClient, Client>
}

const FORM = 'add-channel'
const FIELDS = [
  'name',
  'phone_number',
  'phone_number_id',
  'waba_id',
  'business_id',
  'upstream_api_key',
] as const

/** A form for one channel. Its upstream key is tried at the provider before anything is stored. */
export function AddChannel({
  partnerId,
  actions,
  onClose,
}: {
  partnerId: string
  actions: AddChannelActions
  onClose(): void
}) {
  const router = useRouter()
  const [client, setClient] = useState<ComboboxOption | null>(null)
  const [provider, setProvider] = useState<NewChannelInput['provider']>('360dialog')
  const create = useChange({
    action: actions.createChannel,
    onDone(channel) {
      toast.done(`${channel.name} is added. Its templates are being read.`)
      onClose()
      router.push(`/channels/${channel.id}`)
    },
  })
  const failed = create.error instanceof ApiError ? create.error : null
  const issue = (path: string) => failed?.issue(path) ?? undefined
  const known = ['client_id', 'provider', ...FIELDS].some((path) => issue(path))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const fields = Object.fromEntries(
      FIELDS.map((name) => [name, String(form.get(name))]),
    ) as Record<(typeof FIELDS)[number], string>
    create.mutate({ ...fields, provider, client_id: client?.value ?? '' })
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add channel"
      description="One WhatsApp number of one client. The key is tried at the provider before it is stored."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} look="primary" disabled={create.isPending || !client}>
            {create.isPending ? 'Asking the provider …' : 'Check key and add'}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        <ClientPicker
          partnerId={partnerId}
          value={client}
          error={issue('client_id')}
          createClient={actions.createClient}
          onChange={setClient}
        />
        <Labelled label="Provider" error={issue('provider')}>
          {(control) => (
            <Select
              {...control}
              inForm
              value={provider}
              options={PROVIDERS.map((value) => ({ value, label: value }))}
              onChange={(event) => setProvider(event.target.value as NewChannelInput['provider'])}
            />
          )}
        </Labelled>
        <Field label="Name" name="name" required maxLength={200} error={issue('name')} />
        <Field
          label="Phone number"
          name="phone_number"
          type="tel"
          required
          placeholder="+55 11 98765 4321"
          error={issue('phone_number')}
        />
        <Field
          label="Phone number id"
          name="phone_number_id"
          required
          hint="Meta’s id of the number."
          error={issue('phone_number_id')}
        />
        <Field label="WABA id" name="waba_id" required error={issue('waba_id')} />
        <Field
          label="Business id"
          name="business_id"
          required
          hint="Of the client’s portfolio, which accepts the terms."
          error={issue('business_id')}
        />
        <Field
          label={provider === 'meta' ? 'Access token' : 'API key at the provider'}
          name="upstream_api_key"
          type="password"
          autoComplete="off"
          required
          minLength={8}
          hint="Stored encrypted, never shown."
          error={issue('upstream_api_key')}
        />
        {failed && !known && (
          <p role="alert" className="text-danger sm:col-span-2">
            {failed.message}
          </p>
        )}
      </form>
    </Dialog>
  )
}
