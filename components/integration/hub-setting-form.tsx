'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { ApiError } from '@/lib/client/api-error'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { HubSetting, HubSettingChange } from '@/lib/contracts/hub'

const NOT_AN_OBJECT = 'Accepted is a JSON object, as {"enabled":false}.'

/** The partner's id at 360dialog, and the body of the request; 360dialog does not document it publicly. */
export function HubSettingForm({
  setting,
  setHub,
}: {
  setting: HubSetting
  setHub: ChangeAction<HubSettingChange, HubSetting>
}) {
  const [hubPartnerId, setHubPartnerId] = useState(setting.hub_partner_id)
  const [body, setBody] = useState(JSON.stringify(setting.routing_off_body))
  const save = useChange({ action: setHub, onDone: () => toast.done('Saved.') })
  const parsed = objectOf(body)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (parsed) save.mutate({ hub_partner_id: hubPartnerId, routing_off_body: parsed })
  }
  const issue = (path: string) =>
    save.error instanceof ApiError ? (save.error.issue(path) ?? undefined) : undefined
  return (
    <Disclosure summary="Change the request">
      <form onSubmit={submit} className="flex max-w-md flex-col gap-4 pt-1">
        <Field
          label="Partner id at 360dialog"
          required
          value={hubPartnerId}
          onChange={(event) => setHubPartnerId(event.target.value)}
          error={issue('hub_partner_id')}
        />
        <Field
          label="Body"
          className="font-mono"
          spellCheck={false}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          hint="360dialog does not document it publicly."
          error={parsed ? issue('routing_off_body') : NOT_AN_OBJECT}
        />
        <Button type="submit" className="self-start" disabled={save.isPending}>
          Save
        </Button>
      </form>
    </Disclosure>
  )
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
