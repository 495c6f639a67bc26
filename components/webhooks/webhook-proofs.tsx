'use client'

import { type FormEvent, useRef } from 'react'
import { ApiError } from '@/lib/client/api-error'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { WebhookEndpointChange, WebhookEndpointView } from '@/lib/contracts/webhook-endpoint'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'

/** What proves a post: which of the three are set. Their values are written and never read. */
export function WebhookProofs({ endpoint: { proofs }, mayChange, setEndpoint }: {
  endpoint: WebhookEndpointView
  mayChange: boolean
  setEndpoint: ChangeAction<WebhookEndpointChange, WebhookEndpointView>
}) {
  const form = useRef<HTMLFormElement>(null)
  const save = useChange({
    action: setEndpoint,
    onDone() {
      form.current?.reset()
      toast.done('Saved.')
    },
  })
  const failed = save.error instanceof ApiError ? save.error : null
  const issue = (path: string) => failed?.issue(path) ?? undefined
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const change = readProofs(new FormData(event.currentTarget))
    if (Object.keys(change).length > 0) save.mutate(change)
  }
  const rows = [
    { name: 'Meta’s app secret', set: proofs.meta_app_secret, remove: { meta_app_secret: null } },
    { name: '360dialog’s platform secret', set: proofs.d360_platform_secret, remove: { d360_platform_secret: null } },
    { name: proofs.static_header ? `Static header ${proofs.static_header}` : 'Static header', set: proofs.static_header !== null, remove: { static_header: null } },
  ]
  return (
    <>
      <ul className="divide-y rounded-md border">
        {rows.map(({ name, set, remove }) => (
          <li key={name} className="flex min-h-11 items-center justify-between gap-4 px-4 py-1.5">
            <span className="flex min-w-0 flex-wrap items-center gap-2">{name}<Badge look={set ? 'good' : 'neutral'}>{set ? 'set' : 'not set'}</Badge></span>
            {mayChange && set && <Button look="quiet" className="-mr-2 h-7 px-2" aria-label={`Remove ${name}`} disabled={save.isPending} onClick={() => save.mutate(remove)}>Remove</Button>}
          </li>
        ))}
      </ul>
      {mayChange && (
        <Disclosure summary="Set the verify token and secrets">
          <form ref={form} onSubmit={submit} className="grid gap-4 pt-1 sm:grid-cols-2">
            <Secret label="Verify token" name="verify_token" error={issue('verify_token')} />
            <Secret label="Meta’s app secret" name="meta_app_secret" error={issue('meta_app_secret')} />
            <Secret label="360dialog’s platform secret" name="d360_platform_secret" error={issue('d360_platform_secret')} />
            <span className="hidden sm:block" />
            <Field label="Static header’s name" name="static_header.name" placeholder="Authorization" error={issue('static_header.name')} />
            <Secret label="Static header’s value" name="static_header.value" error={issue('static_header.value')} />
            <p className="text-xs text-muted sm:col-span-2">What is left empty stays as it is. Values are stored encrypted and never shown. A static header goes to a provider when a channel is pointed here; after a change of it, point the channels here again.</p>
            {failed && <p role="alert" className="text-danger sm:col-span-2">{failed.message}</p>}
            <Button type="submit" className="justify-self-start" disabled={save.isPending}>Save</Button>
          </form>
        </Disclosure>
      )}
    </>
  )
}

function Secret(props: { label: string; name: string; error?: string }) {
  return <Field type="password" autoComplete="off" placeholder="Unchanged" {...props} />
}

function readProofs(form: FormData): WebhookEndpointChange {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const secrets = (['verify_token', 'meta_app_secret', 'd360_platform_secret'] as const).filter((name) => text(name) !== '')
  const [name, value] = [text('static_header.name'), text('static_header.value')]
  return { ...Object.fromEntries(secrets.map((secret) => [secret, text(secret)])), ...((name || value) && { static_header: { name, value } }) }
}
