import { storableJson } from '@/lib/domain/json/storable-json'
import type { ChangeTx } from '@/lib/server/change'
import type { Database, Queryable } from '@/lib/server/db/database'

/** Long work of a partner; of each kind one runs at a time, and the latest run is kept. */
export interface JobRef {
  partnerId: string
  kind: string
  /** Of the run. */
  id: string
}

export interface Job<Progress> {
  id: string
  /** `interrupted`: its process died before the end. */
  status: 'running' | 'finished' | 'interrupted'
  started_at: Date
  started_by: string
  finished_at: Date | null
  progress: Progress
}

const BEAT_INTERVAL_MS = 1_000

/** A run that was not seen for so long has nobody any more. */
const ALIVE = "seen_at > now() - interval '10 seconds'"

/** Takes the place of the kind's last run; false while that one runs. In the transaction of its audit row. */
export async function startJob(
  tx: ChangeTx,
  { partnerId, kind, id }: JobRef,
  startedBy: string,
  progress: object,
): Promise<boolean> {
  const started = await tx.$executeRawUnsafe(
    `INSERT INTO job (partner_id, kind, id, started_at, started_by, seen_at, progress) VALUES ($1, $2, $3, now(), $4, now(), $5::jsonb)
     ON CONFLICT (partner_id, kind) DO UPDATE SET id = excluded.id, started_at = now(), started_by = excluded.started_by, seen_at = now(),
       finished_at = NULL, progress = excluded.progress
     WHERE job.finished_at IS NOT NULL OR NOT (job.${ALIVE})`,
    partnerId,
    kind,
    id,
    startedBy,
    storableJson(progress),
  )
  return started > 0
}

/** Does the work of a started job; once a second, and at the end, what `progress` gives is there for all to see. */
export async function runJob(
  database: Database,
  job: JobRef,
  progress: () => object,
  work: () => Promise<void>,
): Promise<void> {
  const note = (ended: boolean) =>
    database.query(
      `UPDATE job SET seen_at = now(), progress = $4::jsonb, finished_at = CASE WHEN $5::boolean THEN now() END
     WHERE partner_id = $1 AND kind = $2 AND id = $3 AND finished_at IS NULL`,
      [job.partnerId, job.kind, job.id, storableJson(progress()), ended],
    )
  const beat = setInterval(() => note(false).catch(() => {}), BEAT_INTERVAL_MS)
  try {
    await work()
  } finally {
    clearInterval(beat)
  }
  await note(true)
}

/** The kind's run, or its last one; null before the first. */
export async function findJob<Progress>(
  database: Queryable,
  partnerId: string,
  kind: string,
): Promise<Job<Progress> | null> {
  const [job] = await database.query<Job<Progress>>(
    `SELECT id, CASE WHEN finished_at IS NOT NULL THEN 'finished' WHEN ${ALIVE} THEN 'running' ELSE 'interrupted' END AS status,
       started_at, started_by, finished_at, progress
     FROM job WHERE partner_id = $1 AND kind = $2`,
    [partnerId, kind],
  )
  return job ?? null
}
