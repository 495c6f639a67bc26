'use client'

import { type FormEvent, useId, useState } from 'react'
import { ROLE_OPTIONS, ROLE_WORDS } from '@/components/accounts/role-words'
import { LocalTime } from '@/components/preferences/local-time'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Labelled } from '@/components/ui/labelled'
import { Select } from '@/components/ui/select'
import { ApiError } from '@/lib/client/api-error'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { CreatedInvitation, NewInvitation } from '@/lib/contracts/accounts'
import type { Role } from '@/lib/domain/accounts/role'

export type InviteAction = ChangeAction<NewInvitation, CreatedInvitation>

/** Invites someone: an address and a role, then the link, this once. */
export function InviteDialog({ createInvitation }: { createInvitation: InviteAction }) {
  const [open, setOpen] = useState(false)
  const [created, setCreated] = useState<CreatedInvitation | null>(null)
  const form = useId()
  const change = (next: boolean) => {
    setOpen(next)
    if (next) setCreated(null)
  }
  return (
    <>
      <Button look="primary" onClick={() => change(true)}>
        Invite someone
      </Button>
      <Dialog
        open={open}
        onOpenChange={change}
        title={created ? 'The invitation is ready' : 'Invite someone'}
        description={
          created ? (
            <>
              Send this link to {created.email} yourself: Fairway sends no e-mail, keeps only a hash
              of it and never shows it again. It works once, until{' '}
              <LocalTime at={created.expires_at} />.
            </>
          ) : (
            'They choose their own name and password.'
          )
        }
        footer={
          created ? (
            <Button look="primary" onClick={() => setOpen(false)}>
              Done
            </Button>
          ) : (
            <Button type="submit" form={form} look="primary">
              Make the link
            </Button>
          )
        }
      >
        {created ? (
          <CodeBlock text={created.url} what="link" />
        ) : (
          <InviteForm id={form} createInvitation={createInvitation} onCreated={setCreated} />
        )}
      </Dialog>
    </>
  )
}

function InviteForm({
  id,
  createInvitation,
  onCreated,
}: {
  id: string
  createInvitation: InviteAction
  onCreated(created: CreatedInvitation): void
}) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('operator')
  const create = useChange({ action: createInvitation, onDone: onCreated })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!create.isPending) create.mutate({ email: email.trim(), role })
  }
  const issue = create.error instanceof ApiError ? create.error.issue('email') : null
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="E-mail"
        type="email"
        required
        autoFocus
        maxLength={254}
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={issue ?? undefined}
      />
      <Labelled label="Role" hint={ROLE_WORDS[role].may}>
        {(control) => (
          <Select
            {...control}
            inForm
            value={role}
            options={ROLE_OPTIONS}
            onChange={(event) => setRole(event.target.value as Role)}
          />
        )}
      </Labelled>
      <p role="alert" className="text-danger empty:hidden">
        {create.error && !issue ? create.error.message : ''}
      </p>
    </form>
  )
}
