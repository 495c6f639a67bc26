import type { UserPreferenceUpdate } from '@/lib/domain/webhooks/webhook-update'
import type { Queryable } from '@/lib/server/db/database'
import type { EffectUpdates } from '@/lib/server/webhooks/effect-updates'

interface OptOut {
  wabaId: string
  recipient: string
  stopped: boolean | null
  /** Milliseconds since 1970; none where the recipient never said anything. */
  at: number
  changed: boolean
}

const NEVER = -1

/** Keeps what recipients last said of a WABA's marketing messages (contract 4, `user_preferences`): the latest counts, of one time `stop`. */
export async function applyUserPreferences(
  tx: Queryable,
  partnerId: string,
  preferences: EffectUpdates['preferences'],
): Promise<void> {
  const said = preferences.flatMap((preference) => {
    const stopped = stoppedBy(preference.update)
    return stopped === null ? [] : [{ ...preference, stopped }]
  })
  if (said.length === 0) return
  const optOuts = new Map(
    said.map(({ wabaId, update: { recipient } }) => [
      keyOf(wabaId, recipient),
      { wabaId, recipient, stopped: null, at: NEVER, changed: false } as OptOut,
    ]),
  )
  await readOptOuts(tx, partnerId, optOuts)
  for (const {
    wabaId,
    update: { recipient, at },
    stopped,
    changes,
  } of said) {
    const known = optOuts.get(keyOf(wabaId, recipient))!
    if (at < known.at || (at === known.at && (known.stopped || !stopped))) continue
    changes.effects.push({
      what: 'opt_out',
      waba_id: wabaId,
      template: null,
      recipient,
      before: wordOf(known.stopped),
      after: wordOf(stopped),
    })
    Object.assign(known, { stopped, at, changed: true })
  }
  await writeOptOuts(
    tx,
    partnerId,
    [...optOuts.values()].filter(({ changed }) => changed),
  )
}

function stoppedBy({ category, value }: UserPreferenceUpdate): boolean | null {
  if (category !== 'marketing_messages') return null
  return value === 'stop' ? true : value === 'resume' ? false : null
}

function wordOf(stopped: boolean | null): string | null {
  return stopped === null ? null : stopped ? 'stopped' : 'resumed'
}

async function readOptOuts(
  tx: Queryable,
  partnerId: string,
  optOuts: ReadonlyMap<string, OptOut>,
): Promise<void> {
  const keys = [...optOuts.values()]
  const rows = await tx.query<{ waba_id: string; recipient: string; stopped: boolean; at: Date }>(
    `SELECT o.waba_id, o.recipient, o.stopped, o.at FROM unnest($2::text[], $3::text[]) AS k (waba_id, recipient) CROSS JOIN LATERAL (
       SELECT * FROM opt_out WHERE partner_id = $1 AND waba_id = k.waba_id AND recipient = k.recipient LIMIT 1
     ) o`,
    [partnerId, keys.map(({ wabaId }) => wabaId), keys.map(({ recipient }) => recipient)],
  )
  for (const { waba_id, recipient, stopped, at } of rows)
    Object.assign(optOuts.get(keyOf(waba_id, recipient))!, { stopped, at: at.getTime() })
}

async function writeOptOuts(
  tx: Queryable,
  partnerId: string,
  optOuts: readonly OptOut[],
): Promise<void> {
  if (optOuts.length === 0) return
  await tx.query(
    `INSERT INTO opt_out (partner_id, waba_id, recipient, stopped, at)
     SELECT $1::text, * FROM unnest($2::text[], $3::text[], $4::boolean[], $5::timestamptz[])
     ON CONFLICT (partner_id, waba_id, recipient) DO UPDATE SET stopped = excluded.stopped, at = excluded.at`,
    [
      partnerId,
      optOuts.map(({ wabaId }) => wabaId),
      optOuts.map(({ recipient }) => recipient),
      optOuts.map(({ stopped }) => stopped),
      optOuts.map(({ at }) => new Date(at)),
    ],
  )
}

function keyOf(wabaId: string, recipient: string): string {
  return JSON.stringify([wabaId, recipient])
}
