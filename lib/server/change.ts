import { v7 as uuid } from 'uuid'
import type { Actor } from '@/lib/server/accounts/actor'
import { KEY_IN_USE } from '@/lib/server/channels/key-in-use'
import { Prisma, type PrismaClient } from '@/lib/server/db/generated/client'
import { Problem } from '@/lib/server/problem'
import type { RevisionKind } from '@/lib/server/revisions/bump-revision'
import type { Runtime } from '@/lib/server/runtime'

/** The Prisma client inside the transaction of a change. */
export type ChangeTx = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>

export interface AuditEntry {
  /** What was done, as `channel.create`. */
  action: string
  /** The id of what it was done to. */
  subject: string
  /** What it was and what it became, without secrets; null where there is none. */
  before: object | null
  after: object | null
}

/** What `work` gets: the transaction, and the audit log inside it. */
export interface Change {
  tx: ChangeTx
  audit(...entries: AuditEntry[]): Promise<void>
}

/** A large import may take its time. */
const LIMITS = { maxWait: 10_000, timeout: 120_000 }

/**
 * Runs a change of management data: `work`, its audit rows and the revision that tells every instance are one
 * transaction. A `Problem` undoes it and is given back. Afterwards this instance knows the change at once.
 */
export async function change<Result>(
  runtime: Runtime,
  actor: Actor,
  revision: RevisionKind | null,
  work: (change: Change) => Promise<Result | Problem>,
): Promise<Result | Problem> {
  let problem: Problem | null = null
  try {
    const result = await runtime.database.prisma.$transaction(async (tx) => {
      // First, so that changes of one partner come after one another and see what the one before did.
      if (revision === 'directory')
        await tx.$executeRaw`UPDATE revision SET directory_number = directory_number + 1 WHERE partner_id = ${actor.partnerId}`
      if (revision === 'category')
        await tx.$executeRaw`UPDATE revision SET category_number = category_number + 1 WHERE partner_id = ${actor.partnerId}`
      const result = await work({
        tx,
        audit: (...entries) => writeAudit(tx, actor, runtime.now(), entries),
      })
      if (!(result instanceof Problem)) return result
      problem = result
      throw new Error('rolled back')
    }, LIMITS)
    if (revision) await runtime.poller.refresh()
    return result
  } catch (error) {
    if (problem) return problem
    if (isKeyInUse(error)) return new Problem('conflict', KEY_IN_USE)
    throw error
  }
}

/** Of two changes at one moment that bring the same key, the database refuses the second. */
function isKeyInUse(error: unknown): boolean {
  const { code, message, meta } = error as { code?: unknown; message?: string; meta?: unknown }
  return code === 'P2002' && `${message} ${JSON.stringify(meta)}`.includes('live_key')
}

async function writeAudit(
  tx: ChangeTx,
  actor: Actor,
  now: number,
  entries: AuditEntry[],
): Promise<void> {
  await tx.auditLog.createMany({
    data: entries.map(({ action, subject, before, after }) => ({
      partnerId: actor.partnerId,
      id: uuid(),
      at: new Date(now),
      actor: actor.id,
      action,
      subject,
      before: before ?? Prisma.DbNull,
      after: after ?? Prisma.DbNull,
      remote: actor.remote,
    })),
  })
}
