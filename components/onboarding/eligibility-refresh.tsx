'use client'

import { RefreshCw } from 'lucide-react'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { Age } from '@/components/preferences/age'
import { LocalNumber } from '@/components/preferences/local-number'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Progress } from '@/components/ui/progress'
import { toast } from '@/components/ui/toast'
import { eligibilityRefreshQuery } from '@/lib/client/onboarding'
import { useFollowedRun } from '@/lib/client/use-followed-run'
import type { EligibilityRefresh as Run } from '@/lib/contracts/eligibility'

/** Asking Meta for every WABA's status: the last time, or how far it is. It goes on when one leaves, and is found again. */
export function EligibilityRefresh({
  partnerId,
  mayStart,
  refresh,
}: {
  partnerId: string
  mayStart: boolean
  refresh: OnboardingActions['refresh']
}) {
  const { begin, run, running, watched } = useFollowedRun({
    action: refresh,
    query: eligibilityRefreshQuery(partnerId),
    onFinished: (done) => toast.done(words(done)),
    onFailed: toast.failed,
  })
  return (
    <div className="mx-4 mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border bg-surface px-4 py-3 sm:mx-6">
      <div role="status" className="min-w-0 grow basis-72">
        {running ? (
          <div className="flex flex-col gap-2">
            <span>
              Asking Meta:{' '}
              {watched ? (
                <>
                  <LocalNumber value={watched.wabas_done} /> of{' '}
                  <LocalNumber value={watched.wabas_total} /> WABAs
                </>
              ) : (
                'starting'
              )}
            </span>
            <Progress
              label="WABAs asked about"
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
          Refresh eligibility
        </Button>
      )}
    </div>
  )
}

function LastRun({ run }: { run: Run | null }) {
  if (!run)
    return (
      <span className="text-muted">
        Fairway asks Meta for each WABA’s status daily, and after signed terms until it is
        confirmed. WABAs with 360dialog tell theirs by webhooks, refused sends and billing.
      </span>
    )
  const skipped = run.not_looked_up.length
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
      {skipped > 0 && (
        <Disclosure
          summary={`${skipped} ${skipped === 1 ? 'WABA was' : 'WABAs were'} not looked up`}
        >
          <ul className="flex flex-col gap-1">
            {run.not_looked_up.map(({ waba_id, message }) => (
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

function words({ wabas_done, changed, failed, unsupported }: Run): string {
  const asked = wabas_done - unsupported
  return `Meta was asked about ${asked} ${asked === 1 ? 'WABA' : 'WABAs'}: ${changed} changed${failed > 0 ? `, ${failed} failed` : ''}.`
}
