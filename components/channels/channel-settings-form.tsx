'use client'

import { type FormEvent, type ReactNode, useId } from 'react'
import { readChannelForm } from '@/components/channels/read-channel-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Labelled } from '@/components/ui/labelled'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { ApiError } from '@/lib/client/api-error'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { Channel, ChannelChange } from '@/lib/contracts/channels'

export type UpdateChannelAction = ChangeAction<{ id: string; change: ChannelChange }, Channel>

const SHARING = [
  { value: '', label: 'As the WABA is set' },
  { value: 'true', label: 'On: Meta may use what recipients do' },
  { value: 'false', label: 'Off' },
]

/** What is set of a channel. Only what differs is sent; a new key is tried at the provider first. */
export function ChannelSettingsForm({
  channel,
  mayChange,
  updateChannel,
}: {
  channel: Channel
  mayChange: boolean
  updateChannel: UpdateChannelAction
}) {
  const save = useChange({ action: updateChannel, onDone: () => toast.done('Saved.') })
  const failed = save.error instanceof ApiError ? save.error : null
  const issue = (path: string) => failed?.issue(path) ?? undefined
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const change = readChannelForm(new FormData(event.currentTarget), channel)
    if (Object.keys(change).length === 0) toast.done('Nothing was changed.')
    else save.mutate({ id: channel.id, change })
  }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayChange || save.isPending} className="flex flex-col gap-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Name"
            name="name"
            required
            maxLength={200}
            defaultValue={channel.name}
            error={issue('name')}
          />
          <Field
            label="Messages per second"
            name="rate_limit_mps"
            type="number"
            min={1}
            max={10_000}
            defaultValue={channel.rate_limit_mps ?? ''}
            placeholder="No limit"
            hint="For each instance; above it the gateway answers 429."
            error={issue('rate_limit_mps')}
          />
          <Field
            label="Forward webhooks to"
            name="forward_url"
            type="url"
            defaultValue={channel.forward_url ?? ''}
            placeholder="https://"
            hint="Every event goes on to this address."
            error={issue('forward_url')}
          />
          <Labelled
            label="Activity sharing"
            hint="For messages that say nothing of it. Without it MM API reports no clicks."
            error={issue('default_activity_sharing')}
          >
            {(control) => (
              <Select
                {...control}
                name="default_activity_sharing"
                inForm
                options={SHARING}
                defaultValue={String(channel.default_activity_sharing ?? '')}
              />
            )}
          </Labelled>
          <Field
            label="New key at the provider"
            name="upstream_api_key"
            type="password"
            autoComplete="off"
            minLength={8}
            placeholder="Unchanged"
            hint="Tried at the provider first. Stored encrypted, never shown."
            error={issue('upstream_api_key')}
          />
        </div>
        <div className="divide-y rounded-md border">
          <Setting
            name="accept_upstream_key"
            on={channel.accept_upstream_key}
            about="Your programs may go on using the key they have."
          >
            The provider’s key opens the gateway
          </Setting>
          <Setting
            name="suppress_opted_out"
            on={channel.suppress_opted_out}
            about="Known marketing to them is refused with 131050, whichever way it would take."
          >
            Hold back marketing to who opted out
          </Setting>
          <Setting
            name="suppress_us"
            on={channel.suppress_us}
            about="Meta does not deliver marketing there; it is refused with 131049."
          >
            Hold back marketing to US numbers
          </Setting>
        </div>
        {failed && (
          <p role="alert" className="text-danger">
            {failed.message}
          </p>
        )}
        {mayChange && (
          <Button type="submit" look="primary" className="self-start">
            {save.isPending ? 'Saving …' : 'Save'}
          </Button>
        )}
      </fieldset>
    </form>
  )
}

function Setting({
  name,
  on,
  about,
  children,
}: {
  name: string
  on: boolean
  about: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <label htmlFor={id} className="flex items-center justify-between gap-4 px-4 py-3">
      <span>
        <span className="block font-medium">{children}</span>
        <span id={`${id}-about`} className="block text-muted">
          {about}
        </span>
      </span>
      <Switch id={id} name={name} defaultChecked={on} aria-describedby={`${id}-about`} />
    </label>
  )
}
