'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { WebhookSecretDialog } from '@/components/webhooks/webhook-secret-dialog'
import { VERIFY_TOKEN } from '@/components/webhooks/webhook-secrets'
import type { ChangeAction } from '@/lib/client/use-change'
import type { WebhookEndpointChange, WebhookEndpointView } from '@/lib/contracts/webhook-endpoint'

/** What is entered at Meta or 360dialog. */
export function WebhookFacts({
  endpoint: { url, verify_token },
  mayChange,
  setEndpoint,
}: {
  endpoint: WebhookEndpointView
  mayChange: boolean
  setEndpoint: ChangeAction<WebhookEndpointChange, WebhookEndpointView>
}) {
  const [changing, setChanging] = useState(false)
  return (
    <>
      <dl className="flex flex-col gap-1">
        <Fact name="Address" text={url} what="webhook address" />
        <Fact name="Verify token" text={verify_token} what="verify token">
          {mayChange && (
            <Button
              look="quiet"
              className="h-7 px-2"
              aria-label="Change the verify token"
              onClick={() => setChanging(true)}
            >
              Change
            </Button>
          )}
        </Fact>
      </dl>
      {changing && (
        <WebhookSecretDialog
          secret={VERIFY_TOKEN}
          setEndpoint={setEndpoint}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  )
}

function Fact({
  name,
  text,
  what,
  children,
}: {
  name: string
  text: string
  what: string
  children?: ReactNode
}) {
  return (
    <div className="grid min-h-7 items-center gap-x-4 sm:grid-cols-[7rem_1fr]">
      <dt className="text-muted">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 font-mono text-xs break-all">{text}</code>
        <CopyButton text={text} what={what} />
        {children}
      </dd>
    </div>
  )
}
