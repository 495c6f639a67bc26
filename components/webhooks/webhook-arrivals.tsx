'use client'

import { Age } from '@/components/preferences/age'
import { LocalNumber } from '@/components/preferences/local-number'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { WebhookEndpointView, WebhookTest } from '@/lib/contracts/webhook-endpoint'

/** When the last event came, what was rejected and why, and a way to try. */
export function WebhookArrivals({
  endpoint: { last_event_at, rejected },
  mayTest,
  test,
}: {
  endpoint: WebhookEndpointView
  mayTest: boolean
  test: ChangeAction<void, WebhookTest>
}) {
  const run = useChange({
    action: test,
    onDone: ({ status, took_ms, reason }) =>
      status === 200
        ? toast.done(`The test event was kept after ${took_ms} ms.`)
        : toast.failed(
            new Error(`The test event was answered ${status}: ${reason ?? 'without a reason'}.`),
          ),
    onFailed: toast.failed,
  })
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border px-4 py-3">
      <div className="flex min-w-0 flex-col gap-1">
        <span>
          {last_event_at ? (
            <>
              Last event <Age since={last_event_at} /> ago
            </>
          ) : (
            <span className="text-muted">No event has arrived yet.</span>
          )}
        </span>
        {rejected.count > 0 && (
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
            <Badge look="attention">
              <LocalNumber value={rejected.count} /> rejected
            </Badge>
            {rejected.last_at && (
              <span className="text-pretty">
                the last one <Age since={rejected.last_at} /> ago
                {rejected.last_reason && `: ${rejected.last_reason}`}
              </span>
            )}
          </span>
        )}
      </div>
      {mayTest && (
        <Button disabled={run.isPending} onClick={() => run.mutate()}>
          Send a test event
        </Button>
      )}
    </div>
  )
}
