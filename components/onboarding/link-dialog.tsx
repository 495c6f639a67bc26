'use client'

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { ShareLink } from '@/components/onboarding/share-link'
import { Button } from '@/components/ui/button'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { Labelled } from '@/components/ui/labelled'
import { Select } from '@/components/ui/select'
import { ApiError } from '@/lib/client/api-error'
import { clientSearchQuery } from '@/lib/client/clients'
import { useChange } from '@/lib/client/use-change'
import { DEFAULT_LINK_HOURS, type OnboardingLink } from '@/lib/contracts/onboarding-links'

/** What the dialog is about: a new link, for a client that is chosen already or not; or one that is there. */
export type LinkTopic = { client: ComboboxOption | null } | { link: OnboardingLink }

const DAY_HOURS = 24
const LIVES = [7, 30, 90, 365].map((days) => ({
  value: String(days * DAY_HOURS),
  label: days === 365 ? 'a year' : `${days} days`,
}))

/** Makes a client's link, and shows one to hand over. */
export function LinkDialog({
  partnerId,
  topic,
  createLink,
  onClose,
}: {
  partnerId: string
  topic: LinkTopic
  createLink: OnboardingActions['createLink']
  onClose(): void
}) {
  const [made, setMade] = useState<OnboardingLink | null>(null)
  const form = useId()
  const link = made ?? ('link' in topic ? topic.link : null)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        link
          ? link.client_name === null
            ? 'The banner’s link'
            : `Link for ${link.client_name}`
          : 'Create a link'
      }
      description={
        link
          ? undefined
          : 'A page for one client that says who has to accept the terms and where, and shows Meta’s confirmation as it arrives.'
      }
      footer={
        link ? (
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        ) : (
          <Button type="submit" form={form} look="primary">
            Create the link
          </Button>
        )
      }
    >
      {link?.url ? (
        <ShareLink link={link} url={link.url} />
      ) : (
        <NewLinkForm
          id={form}
          partnerId={partnerId}
          preset={'client' in topic ? topic.client : null}
          createLink={createLink}
          onMade={setMade}
        />
      )}
    </Dialog>
  )
}

function NewLinkForm({
  id,
  partnerId,
  preset,
  createLink,
  onMade,
}: {
  id: string
  partnerId: string
  preset: ComboboxOption | null
  createLink: OnboardingActions['createLink']
  onMade(link: OnboardingLink): void
}) {
  const [client, setClient] = useState(preset)
  const [hours, setHours] = useState(String(DEFAULT_LINK_HOURS))
  const [search, setSearch] = useState('')
  const [tried, setTried] = useState(false)
  const { data } = useQuery(clientSearchQuery(partnerId, search.trim()))
  const create = useChange({ action: createLink, onDone: onMade })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (client && !create.isPending)
      create.mutate({ client_id: client.value, expires_in_hours: Number(hours) })
  }
  const issue = create.error instanceof ApiError ? create.error.issue('client_id') : null
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <Combobox
        label="Client"
        placeholder="Choose a client"
        empty="No client has this in its name."
        value={client}
        onChange={setClient}
        onSearch={setSearch}
        options={data?.clients.map(({ id: value, name }) => ({ value, label: name })) ?? []}
        error={issue ?? (tried && !client ? 'Choose a client.' : undefined)}
      />
      <Labelled label="It works for" hint="Links made before stay valid until their own end.">
        {(control) => (
          <Select
            {...control}
            inForm
            value={hours}
            options={LIVES}
            onChange={(event) => setHours(event.target.value)}
          />
        )}
      </Labelled>
      <p role="alert" className="text-danger empty:hidden">
        {create.error && !issue ? create.error.message : ''}
      </p>
    </form>
  )
}
