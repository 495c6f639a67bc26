'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toast'
import { WebhookSecretDialog } from '@/components/webhooks/webhook-secret-dialog'
import { WEBHOOK_PROOFS, type WebhookProof } from '@/components/webhooks/webhook-secrets'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { WebhookEndpointChange, WebhookEndpointView } from '@/lib/contracts/webhook-endpoint'

/** What proves a post: any one of three, which of them are set, and ways to set, replace and remove each. */
export function WebhookProofs({
  endpoint: { proofs },
  mayChange,
  setEndpoint,
}: {
  endpoint: WebhookEndpointView
  mayChange: boolean
  setEndpoint: ChangeAction<WebhookEndpointChange, WebhookEndpointView>
}) {
  const [editing, setEditing] = useState<WebhookProof | null>(null)
  const [removing, setRemoving] = useState<WebhookProof | null>(null)
  const remove = useChange({
    action: setEndpoint,
    onDone: () => toast.done('It is removed.'),
    onFailed: toast.failed,
  })
  const left = WEBHOOK_PROOFS.filter((proof) => proof !== removing && proof.shown(proofs) !== null)
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">
        Proofs{' '}
        <span className="font-normal text-muted">
          one of them must be right for a post to be taken
        </span>
      </h3>
      <ul className="divide-y rounded-md border">
        {WEBHOOK_PROOFS.map((proof) => {
          const shown = proof.shown(proofs)
          return (
            <li
              key={proof.name}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
            >
              <div className="min-w-0 flex-1 basis-56">
                <span className="flex flex-wrap items-center gap-2">
                  {proof.name}
                  <Badge look={shown === null ? 'neutral' : 'good'}>{shown ?? 'not set'}</Badge>
                </span>
                <span className="block text-xs text-muted">{proof.about}</span>
              </div>
              {mayChange && (
                <span className="flex gap-1">
                  {shown !== null && (
                    <Button
                      look="quiet"
                      className="h-7 px-2"
                      aria-label={`Remove ${proof.name}`}
                      disabled={remove.isPending}
                      onClick={() => setRemoving(proof)}
                    >
                      Remove
                    </Button>
                  )}
                  <Button
                    className="h-7 px-2.5"
                    aria-label={`${shown === null ? 'Set' : 'Replace'} ${proof.name}`}
                    onClick={() => setEditing(proof)}
                  >
                    {shown === null ? 'Set' : 'Replace'}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {editing && (
        <WebhookSecretDialog
          secret={editing}
          setEndpoint={setEndpoint}
          onClose={() => setEditing(null)}
        />
      )}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={() => setRemoving(null)}
        title={`Remove ${removing?.name}?`}
        action="Remove"
        danger
        onConfirm={() => removing && remove.mutate(removing.removal)}
      >
        {left.length === 0
          ? 'No proof is left then: every post is rejected.'
          : 'Posts that only it proves are rejected from then on.'}{' '}
        Its value cannot be brought back from here.
      </ConfirmDialog>
    </div>
  )
}
