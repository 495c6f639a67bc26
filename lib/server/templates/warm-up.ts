import { v7 as uuid } from 'uuid'
import type { WarmUp, WarmUpRequest } from '@/lib/contracts/template-categories'
import { categoryOf } from '@/lib/domain/templates/provider-category'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import { findJob, type Job, runJob, startJob } from '@/lib/server/jobs/job-store'
import { waitForRun } from '@/lib/server/jobs/wait-for-run'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { setAsideWords } from '@/lib/server/templates/set-aside-words'
import type { ListReading } from '@/lib/server/templates/template-lists'
import { wabaChannel } from '@/lib/server/templates/waba-channel'

type Progress = Pick<
  WarmUp,
  'synced' | 'marketing' | 'non_marketing' | 'failed' | 'wabas_total' | 'wabas_done' | 'errors'
>

const KIND = 'template_categories.warm_up'
const MOST_ERRORS = 100

/**
 * Reads the provider's template list of one WABA, or of all that have a channel (contract 3); no message is sent. Gives the
 * result, or after `waitMs` how far it is: then it goes on by itself. One runs at a time.
 */
export async function warmUp(
  runtime: Runtime,
  actor: Actor,
  { waba_id }: WarmUpRequest,
  waitMs?: number,
): Promise<WarmUp | Problem> {
  const channels = channelsToAsk(runtime, actor, waba_id)
  if (channels instanceof Problem) return channels
  const {
    database,
    gateway: { templateLists },
    log,
  } = runtime
  const job = { partnerId: actor.partnerId, kind: KIND, id: uuid() }
  const progress: Progress = {
    synced: 0,
    marketing: 0,
    non_marketing: 0,
    failed: 0,
    wabas_total: channels.length,
    wabas_done: 0,
    errors: [],
  }
  const started = await change(runtime, actor, null, async ({ tx, audit }) => {
    if (!(await startJob(tx, job, actor.id, progress)))
      return new Problem('conflict', 'A warm-up is running already; follow it with GET.')
    await audit({
      action: 'template_category.warm_up',
      subject: waba_id ?? actor.partnerId,
      before: null,
      after: { wabas: channels.length },
    })
    return null
  })
  if (started instanceof Problem) return started
  const work = runJob(
    database,
    job,
    () => progress,
    () => templateLists.readAll(channels, (reading) => count(progress, reading)),
  ).catch((error: unknown) => log.warn({ err: error }, 'a warm-up was broken off'))
  templateLists.inBackground(work)
  await waitForRun(work, waitMs)
  return (await findWarmUp(runtime, actor))!
}

/** The warm-up that runs, or the last one; null before the first. */
export async function findWarmUp(
  { database }: Runtime,
  { partnerId }: Actor,
): Promise<WarmUp | null> {
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
}: Job<Progress>): WarmUp {
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

function channelsToAsk(
  runtime: Runtime,
  actor: Actor,
  wabaId: string | undefined,
): DirectoryChannel[] | Problem {
  if (wabaId === undefined) {
    return runtime.gateway.directory
      .oneChannelOfEachWaba()
      .filter((channel) => channel.partner.id === actor.partnerId)
  }
  const channel = wabaChannel(runtime, actor, wabaId)
  return channel instanceof Problem ? channel : [channel]
}

function count(progress: Progress, { wabaId, templates, setAside, error }: ListReading): void {
  const marketing = templates.filter(({ category }) => categoryOf(category) === 'marketing').length
  progress.synced += templates.length
  progress.marketing += marketing
  progress.non_marketing += templates.length - marketing
  progress.wabas_done += 1
  if (error !== null) progress.failed += 1
  const message = error ?? setAsideWords(setAside)
  if (message !== null && progress.errors.length < MOST_ERRORS)
    progress.errors.push({ waba_id: wabaId, message })
}
