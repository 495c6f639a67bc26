'use client'

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Failure } from '@/components/ui/failure'
import { Field } from '@/components/ui/field'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { alertSettingQuery } from '@/lib/client/alerts'
import { ApiError } from '@/lib/client/api-error'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { AlertSetting } from '@/lib/contracts/alerts'

export interface AlertActions {
  setAlerts: ChangeAction<AlertSetting, AlertSetting>
}

/** Where each alert is posted once, when it opens. */
export function AlertSettingForm({
  partnerId,
  mayChange,
  setAlerts,
}: { partnerId: string; mayChange: boolean } & AlertActions) {
  const query = useQuery(alertSettingQuery(partnerId))
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-16 w-full" />
  const { webhook_url: url } = query.data
  return <UrlForm key={url} url={url} mayChange={mayChange} setAlerts={setAlerts} />
}

function UrlForm({
  url,
  mayChange,
  setAlerts,
}: { url: string | null; mayChange: boolean } & AlertActions) {
  const [text, setText] = useState(url ?? '')
  const save = useChange({
    action: setAlerts,
    onDone: ({ webhook_url }) =>
      toast.done(
        webhook_url === null
          ? 'Alerts are posted nowhere.'
          : 'Alerts are posted there from now on.',
      ),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ webhook_url: text.trim() || null })
  }
  const error =
    save.error &&
    ((save.error instanceof ApiError && save.error.issue('webhook_url')) || save.error.message)
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-3">
      <Field
        label="Webhook for alerts"
        type="url"
        value={text}
        onChange={(event) => setText(event.target.value)}
        readOnly={!mayChange}
        placeholder="https://"
        autoComplete="off"
        spellCheck={false}
        hint="Each alert is posted here once, when it opens: signed as Standard Webhooks says, with the secret of forwarding."
        error={error || undefined}
      />
      {mayChange && (
        <Button
          type="submit"
          className="self-start"
          disabled={save.isPending || text.trim() === (url ?? '')}
        >
          Save
        </Button>
      )}
    </form>
  )
}
