'use client'

import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { Age } from '@/components/preferences/age'
import { LocalNumber } from '@/components/preferences/local-number'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Progress } from '@/components/ui/progress'
import { toast } from '@/components/ui/toast'
import type { EventActions } from '@/components/webhooks/event-actions'
import type { ListState } from '@/lib/client/list-state'
import { useFollowedRun } from '@/lib/client/use-followed-run'
import { replayFilters, webhookReplayQuery } from '@/lib/client/webhook-events'
import type { WebhookReplay } from '@/lib/contracts/webhook-replay'

/** Replays all that the list shows, on all its pages: how far it is, or how the last one went. It goes on when one leaves, and is found again. */
export function ReplayMany({
  partnerId,
  state,
  total,
  replayEvents,
}: {
  partnerId: string
  state: ListState
  total: number
  replayEvents: EventActions['replayEvents']
}) {
  const [asking, ask] = useState(false)
  const { begin, run, running, watched } = useFollowedRun({
    action: replayEvents,
    query: webhookReplayQuery(partnerId),
    onFinished: (done) => toast.done(words(done)),
    onFailed: toast.failed,
  })
  return (
    <>
      <div role="status" className="min-w-0 text-muted empty:hidden">
        {running ? (
          <div className="flex flex-col gap-1.5">
            <span>
              Replaying: <LocalNumber value={watched?.done ?? 0} /> of{' '}
              <LocalNumber value={watched?.total ?? total} />,{' '}
              <LocalNumber value={watched?.changed ?? 0} /> changed something
            </span>
            <Progress
              label="Events replayed"
              value={watched?.done ?? null}
              max={watched?.total ?? 1}
            />
          </div>
        ) : (
          run && (
            <span>
              Last replay: {words(run)}{' '}
              {run.finished_at && (
                <>
                  <Age since={run.finished_at} /> ago
                </>
              )}
              {run.status === 'interrupted' && ' It was interrupted.'}
            </span>
          )
        )}
      </div>
      <Button disabled={running || total === 0} onClick={() => ask(true)}>
        <RotateCcw className="size-4" aria-hidden />
        Replay {total === 1 ? 'it' : 'all'}…
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={ask}
        title={`Replay ${total} ${total === 1 ? 'event' : 'events'}?`}
        action="Replay"
        onConfirm={() => begin(replayFilters(state))}
      >
        <p>
          {Object.keys(state.filters).length > 0
            ? 'All that fit the filters, on every page,'
            : 'All events of the ledger'}{' '}
          are read once more, oldest first.
        </p>
        <p>
          What they changed already does not change again: no number is counted twice. What was
          quarantined or of nobody is applied where it can be now.
        </p>
      </ConfirmDialog>
    </>
  )
}

function words({ done, changed }: WebhookReplay): string {
  return `${done} ${done === 1 ? 'event' : 'events'} read, ${changed === 0 ? 'none' : changed} changed anything.`
}
