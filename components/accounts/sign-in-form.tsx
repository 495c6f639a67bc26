'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { signIn } from '@/lib/client/session'

const ERRORS: Record<string, string> = {
  CredentialsSignin: 'The e-mail address or the password is wrong.',
  Throttled: 'Too many attempts at the same time. Try again in a minute.',
}
const OTHER_ERROR = 'Signing in did not work. Try again.'

/** `callbackPath` is where to go then; `error` what an attempt without JavaScript came to. */
export function SignInForm({ callbackPath, error }: { callbackPath: string; error?: string }) {
  const [failure, setFailure] = useState(error)
  const [busy, setBusy] = useState(false)
  const errorId = useId()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setFailure(undefined)
    const problem = await signIn(String(form.get('email')), String(form.get('password')))
    // A full load, so that nothing of an earlier session stays in memory.
    if (problem === null) return window.location.assign(callbackPath)
    setBusy(false)
    setFailure(problem)
  }

  const invalid = failure === undefined ? undefined : true
  return (
    <form
      method="post"
      action="/api/auth/callback/credentials"
      onSubmit={(event) => void submit(event)}
      className="flex flex-col gap-4"
    >
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        aria-invalid={invalid}
        aria-describedby={errorId}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        aria-invalid={invalid}
        aria-describedby={errorId}
      />
      <p id={errorId} role="alert" className="text-danger empty:hidden">
        {failure !== undefined && (ERRORS[failure] ?? OTHER_ERROR)}
      </p>
      <Button type="submit" look="primary" className="h-9" disabled={busy}>
        {busy ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  )
}
