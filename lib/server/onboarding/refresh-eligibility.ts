import { v7 as uuid } from 'uuid'
import type { EligibilityRefresh, EligibilityRefreshRequest } from '@/lib/contracts/eligibility'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import { findJob, type Job, runJob, startJob } from '@/lib/server/jobs/job-store'
import { waitForRun } from '@/lib/server/jobs/wait-for-run'
import type { LookUpResult } from '@/lib/server/onboarding/eligibility-look-ups'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { knowsWaba, noSuchWaba } from '@/lib/server/templates/waba-channel'

type Progress = Pick<
  EligibilityRefresh,
  'wabas_total' | 'wabas_done' | 'changed' | 'failed' | 'unsupported' | 'not_looked_up'
>

const KIND = 'eligibility.refresh'
const MOST_REASONS = 100
const UNSUPPORTED =
  'Its channels are with 360dialog, which tells no status: terms events, refused sends and billing do.'

/**
 * Asks Meta for the onboarding status of one WABA, or of all (contract 3). Gives the result, or after `waitMs` how far it is: then
 * it goes on by itself. One runs at a time.
 */
export async function refreshEligibility(
  runtime: Runtime,
  actor: Actor,
  { waba_id }: EligibilityRefreshRequest,
  waitMs?: number,
): Promise<EligibilityRefresh | Problem> {
  if (waba_id !== undefined && !knowsWaba(runtime, actor, waba_id)) return noSuchWaba(waba_id)
  const { database, eligibilityLookUps, gateway, log } = runtime
  const wabaIds =
    waba_id === undefined
      ? [...(gateway.directory.partner(actor.partnerId)?.wabas.keys() ?? [])]
      : [waba_id]
  const channels: DirectoryChannel[] = []
  const progress: Progress = {
    wabas_total: wabaIds.length,
    wabas_done: 0,
    changed: 0,
    failed: 0,
    unsupported: 0,
    not_looked_up: [],
  }
  for (const wabaId of wabaIds) {
    const channel = eligibilityLookUps.channelToAsk(actor.partnerId, wabaId)
    if (channel) channels.push(channel)
    else skip(progress, wabaId, 'unsupported', UNSUPPORTED)
  }
  const job = { partnerId: actor.partnerId, kind: KIND, id: uuid() }
  const started = await change(runtime, actor, null, async ({ tx, audit }) => {
    if (!(await startJob(tx, job, actor.id, progress)))
      return new Problem('conflict', 'A refresh is running already; follow it with GET.')
    await audit({
      action: 'eligibility.refresh',
      subject: waba_id ?? actor.partnerId,
      before: null,
      after: { wabas: wabaIds.length },
    })
    return null
  })
  if (started instanceof Problem) return started
  const work = runJob(
    database,
    job,
    () => progress,
    () => eligibilityLookUps.lookUpAll(channels, (result) => count(progress, result)),
  ).catch((error: unknown) => log.warn({ err: error }, 'a refresh of eligibility was broken off'))
  eligibilityLookUps.inBackground(work)
  await waitForRun(work, waitMs)
  return (await findEligibilityRefresh(runtime, actor))!
}

/** The refresh that runs, or the last one; null before the first. */
export async function findEligibilityRefresh(
  { database }: Runtime,
  { partnerId }: Actor,
): Promise<EligibilityRefresh | null> {
  const job = await findJob<Progress>(database, partnerId, KIND)
  return job && viewOf(job)
}

function viewOf({
  id,
  status: said,
  started_at,
  started_by,
  finished_at,
  progress,
}: Job<Progress>): EligibilityRefresh {
  // A process that was told to stop ends the run in good order, before its end.
  const status =
    said === 'finished' && progress.wabas_done < progress.wabas_total ? 'interrupted' : said
  return {
    id,
    status,
    ...progress,
    started_at: started_at.toISOString(),
    started_by,
    finished_at: finished_at?.toISOString() ?? null,
  }
}

function count(progress: Progress, { wabaId, changed, error }: LookUpResult): void {
  if (error !== null) return skip(progress, wabaId, 'failed', error)
  progress.wabas_done += 1
  if (changed) progress.changed += 1
}

function skip(
  progress: Progress,
  waba_id: string,
  result: 'failed' | 'unsupported',
  message: string,
): void {
  progress.wabas_done += 1
  progress[result] += 1
  if (progress.not_looked_up.length < MOST_REASONS)
    progress.not_looked_up.push({ waba_id, result, message })
}
