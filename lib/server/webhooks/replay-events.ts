import { v7 as uuid } from 'uuid'
import type { WebhookEventFilters } from '@/lib/contracts/webhook-events'
import type { WebhookReplay, WebhookReplayRequest } from '@/lib/contracts/webhook-replay'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import { findJob, runJob, startJob } from '@/lib/server/jobs/job-store'
import { waitForRun } from '@/lib/server/jobs/wait-for-run'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { ledgerWhere } from '@/lib/server/webhooks/ledger-where'
import { replayPost } from '@/lib/server/webhooks/replay-post'

type Progress = Pick<WebhookReplay, 'total' | 'done' | 'changed'>

const KIND = 'webhook_event.replay'
const PAGE = 500

/** About ten minutes of work. */
export const MOST_REPLAYED = 100_000

/**
 * Reads many posts of the ledger once more, oldest first, as `replayEvent` reads one. Gives the result, or after `waitMs` how far it
 * is: then it goes on by itself. One runs at a time; posts that come in meanwhile are not among them.
 */
export async function replayEvents(
  runtime: Runtime,
  actor: Actor,
  { filters }: WebhookReplayRequest,
  waitMs?: number,
): Promise<WebhookReplay | Problem> {
  const { database, backgroundWork, log } = runtime
  const where = ledgerWhere(actor, before(new Date(runtime.now()), filters))
  const progress: Progress = {
    total: await database.prisma.webhookEvent.count({ where }),
    done: 0,
    changed: 0,
  }
  if (progress.total > MOST_REPLAYED)
    return new Problem(
      'invalid',
      `${progress.total} events fit; at most ${MOST_REPLAYED} are replayed at a time. Narrow the filters.`,
    )
  const job = { partnerId: actor.partnerId, kind: KIND, id: uuid() }
  const started = await change(runtime, actor, null, async ({ tx, audit }) => {
    if (!(await startJob(tx, job, actor.id, progress)))
      return new Problem('conflict', 'A replay is running already; follow it with GET.')
    await audit({
      action: 'webhook_event.replay',
      subject: actor.partnerId,
      before: null,
      after: { events: progress.total, filters },
    })
    return null
  })
  if (started instanceof Problem) return started
  const work = runJob(
    database,
    job,
    () => progress,
    () => replayAll(runtime, actor, where, progress),
  ).catch((error: unknown) => log.warn({ err: error }, 'a replay of webhooks was broken off'))
  backgroundWork.add(work)
  await waitForRun(work, waitMs)
  return (await findReplay(runtime, actor))!
}

/** The replay that runs, or the last one; null before the first. */
export async function findReplay(
  { database }: Runtime,
  { partnerId }: Actor,
): Promise<WebhookReplay | null> {
  const job = await findJob<Progress>(database, partnerId, KIND)
  if (!job) return null
  const { id, status: said, started_at, started_by, finished_at, progress } = job
  // A process that was told to stop ends the run in good order, before its end.
  const status = said === 'finished' && progress.done < progress.total ? 'interrupted' : said
  return {
    id,
    status,
    ...progress,
    started_at: started_at.toISOString(),
    started_by,
    finished_at: finished_at?.toISOString() ?? null,
  }
}

async function replayAll(
  runtime: Runtime,
  { partnerId }: Actor,
  where: ReturnType<typeof ledgerWhere>,
  progress: Progress,
): Promise<void> {
  const { database, poller, webhooks, backgroundWork } = runtime
  await poller.refresh()
  let after = ''
  for (;;) {
    // A replay may change what a filter asks for: which posts are left is told by the place of the last one, not by their number.
    const rows = await database.prisma.webhookEvent.findMany({
      where: { AND: [where, { id: { gt: after } }] },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    for (const { id } of rows) {
      const endpoint = webhooks.endpoints.ofPartner(partnerId)
      if (!endpoint || backgroundWork.isEnding) return
      const replayed = await database.transaction((tx) =>
        replayPost(tx, endpoint, id, runtime.now()),
      )
      progress.done += 1
      if (replayed?.changed) progress.changed += 1
      if (replayed?.inMemory) await poller.refresh()
      after = id
    }
    if (rows.length < PAGE) break
  }
  // Retention may have taken some meanwhile.
  progress.total = progress.done
}

function before(now: Date, filters: WebhookEventFilters): WebhookEventFilters {
  const until = now.toISOString()
  return { ...filters, to: filters.to && new Date(filters.to) < now ? filters.to : until }
}
