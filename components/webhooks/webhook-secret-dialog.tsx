'use client'

import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import type { WebhookSecret } from '@/components/webhooks/webhook-secrets'
import { ApiError } from '@/lib/client/api-error'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { WebhookEndpointChange, WebhookEndpointView } from '@/lib/contracts/webhook-endpoint'

const FORM = 'webhook-secret'

/** A form for one secret of the endpoint; what it was before is never shown. */
export function WebhookSecretDialog({
  secret,
  setEndpoint,
  onClose,
}: {
  secret: WebhookSecret
  setEndpoint: ChangeAction<WebhookEndpointChange, WebhookEndpointView>
  onClose(): void
}) {
  const save = useChange({
    action: setEndpoint,
    onDone() {
      toast.done(`${secret.name} is saved.`)
      onClose()
    },
  })
  const failed = save.error instanceof ApiError ? save.error : null
  const issue = (path: string) => failed?.issue(path) ?? undefined
  const known = secret.fields.some(({ path }) => issue(path))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    save.mutate(secret.changeOf((path) => String(form.get(path) ?? '').trim()))
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={secret.name}
      description={secret.about}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} look="primary" disabled={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
        {secret.fields.map(({ path, label, hidden, placeholder }) => (
          <Field
            key={path}
            name={path}
            label={label}
            required
            placeholder={placeholder}
            error={issue(path)}
            {...(hidden
              ? { type: 'password', autoComplete: 'off', minLength: 8 }
              : { autoComplete: 'off', spellCheck: false })}
          />
        ))}
        <p className="text-xs text-muted">
          Stored encrypted and never shown again. It holds on every instance within a second.
        </p>
        {failed && !known && (
          <p role="alert" className="text-danger">
            {failed.message}
          </p>
        )}
      </form>
    </Dialog>
  )
}
