'use client'

import { type FormEvent, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { ApiError } from '@/lib/client/api-error'
import { signIn } from '@/lib/client/session'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { PasswordChange } from '@/lib/contracts/accounts'

export type PasswordAction = ChangeAction<PasswordChange, { id: string }>

/** One's own password. Every session ends with the old one; this one goes on by signing in with the new one at once. */
export function PasswordForm({
  email,
  changePassword,
}: {
  email: string
  changePassword: PasswordAction
}) {
  const form = useRef<HTMLFormElement>(null)
  const change = useChange({
    async action(input: PasswordChange) {
      const answer = await changePassword(input)
      if (answer.envelope.meta.success) await signIn(email, input.new)
      return answer
    },
    onDone() {
      form.current?.reset()
      toast.done('Your password is changed. Your other sessions have ended.')
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    if (!change.isPending)
      change.mutate({ current: String(given.get('current')), new: String(given.get('new')) })
  }
  const issue = (path: string) =>
    change.error instanceof ApiError ? (change.error.issue(path) ?? undefined) : undefined
  const other = change.error && !issue('current') && !issue('new') ? change.error.message : ''
  return (
    <form ref={form} onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      <input hidden name="username" autoComplete="username" value={email} readOnly />
      <Field
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={issue('current')}
      />
      <Field
        label="New password"
        name="new"
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        maxLength={200}
        hint="At least 12 characters."
        error={issue('new')}
      />
      <p role="alert" className="text-danger empty:hidden">
        {other}
      </p>
      <Button type="submit" className="self-start" disabled={change.isPending}>
        {change.isPending ? 'Changing …' : 'Change password'}
      </Button>
    </form>
  )
}
