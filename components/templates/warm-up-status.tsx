'use client'

import { RefreshCw } from 'lucide-react'
import { Age } from '@/components/preferences/age'
import { LocalNumber } from '@/components/preferences/local-number'
import type { CategoryActions } from '@/components/templates/category-actions'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Progress } from '@/components/ui/progress'
import { toast } from '@/components/ui/toast'
import { warmUpQuery } from '@/lib/client/template-categories'
import { useFollowedRun } from '@/lib/client/use-followed-run'
import type { WarmUp } from '@/lib/contracts/template-categories'

/** Reading the providers' template lists: the last time, or how far it is. It goes on when one leaves, and is found again. */
export function WarmUpStatus({
  partnerId,
  mayStart,
  warmUp,
}: {
  partnerId: string
  mayStart: boolean
  warmUp: CategoryActions['warmUp']
}) {
  const { begin, run, running, watched } = useFollowedRun({
    action: warmUp,
    query: warmUpQuery(partnerId),
    onFinished: (done) => toast.done(words(done)),
    onFailed: toast.failed,
  })
  return (
    <div className="mx-4 mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border bg-surface px-4 py-3 sm:mx-6">
      <div role="status" className="min-w-0 grow basis-72">
        {running ? (
          <div className="flex flex-col gap-2">
            <span>
              Reading template lists:{' '}
              {watched ? (
                <>
                  <LocalNumber value={watched.wabas_done} /> of{' '}
                  <LocalNumber value={watched.wabas_total} /> WABAs,{' '}
                  <LocalNumber value={watched.synced} /> templates
                </>
              ) : (
                'starting'
              )}
            </span>
            <Progress
              label="WABAs read"
              value={watched?.wabas_done ?? null}
              max={watched?.wabas_total ?? 1}
            />
          </div>
        ) : (
          <LastRun run={run} />
        )}
      </div>
      {mayStart && (
        <Button disabled={running} onClick={() => begin()}>
          <RefreshCw className={`size-4 ${running ? 'animate-spin' : ''}`} aria-hidden />
          Warm up
        </Button>
      )}
    </div>
  )
}

function LastRun({ run }: { run: WarmUp | null }) {
  if (!run)
    return (
      <span className="text-muted">
        Warming up reads your providers’ template lists, so that no send has to find a category out.
        No message is sent.
      </span>
    )
  return (
    <>
      <span>
        {words(run)}{' '}
        <span className="text-muted">
          {run.finished_at && (
            <>
              <Age since={run.finished_at} /> ago
            </>
          )}
          {run.status === 'interrupted' && ' It was interrupted.'}
        </span>
      </span>
      {run.errors.length > 0 && (
        <Disclosure
          summary={`Problems with ${run.errors.length} ${run.errors.length === 1 ? 'list' : 'lists'}`}
        >
          <ul className="flex flex-col gap-1">
            {run.errors.map(({ waba_id, message }) => (
              <li key={waba_id}>
                <code className="font-mono text-xs">{waba_id}</code> {message}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

function words({ synced, marketing, non_marketing }: WarmUp): string {
  return `${synced} templates read: ${marketing} marketing, ${non_marketing} not.`
}
