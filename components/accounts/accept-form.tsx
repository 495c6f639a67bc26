'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { signIn } from '@/lib/client/session'
import type { Acceptance } from '@/lib/contracts/accounts'
import type { Issue } from '@/lib/contracts/envelope'

/** What accepting came to; `issues` name fields that do not fit. */
export interface AcceptanceAnswer {
  problem: string | null
  issues: readonly Issue[]
}

const UNREACHABLE: AcceptanceAnswer = {
  problem: 'Fairway could not be reached. Try again.',
  issues: [],
}

/** Accepts an invitation with a name and a password, and signs in with them. */
export function AcceptForm({
  email,
  accept,
}: {
  email: string
  accept(given: Acceptance): Promise<AcceptanceAnswer>
}) {
  const [answer, setAnswer] = useState<AcceptanceAnswer | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = { name: String(form.get('name')), password: String(form.get('password')) }
    setBusy(true)
    const came = await accept(given).catch(() => UNREACHABLE)
    // A full load, with the session where signing in worked, else by the page that asks for it.
    if (came.problem === null) {
      await signIn(email, given.password)
      return window.location.assign(new URL('/', window.location.origin))
    }
    setBusy(false)
    setAnswer(came)
  }

  const issue = (path: string) => answer?.issues.find((one) => one.path === path)?.message
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <input hidden name="username" autoComplete="username" value={email} readOnly />
      <Field
        label="Your name"
        name="name"
        autoComplete="name"
        required
        autoFocus
        maxLength={200}
        error={issue('name')}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        maxLength={200}
        hint="At least 12 characters."
        error={issue('password')}
      />
      <p role="alert" className="text-danger text-pretty empty:hidden">
        {answer?.issues.length === 0 && answer.problem}
      </p>
      <Button type="submit" look="primary" className="h-9" disabled={busy}>
        {busy ? 'Joining …' : 'Join'}
      </Button>
    </form>
  )
}
