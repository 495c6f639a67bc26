import { joinUserAction, type UserActionState } from '@/lib/domain/webhooks/user-action-state'
import type { UserActionUpdate } from '@/lib/domain/webhooks/webhook-update'
import type { Queryable } from '@/lib/server/db/database'
import { addCampaignClicks } from '@/lib/server/stats/count-campaign-clicks'
import { addRows, GRAINS } from '@/lib/server/stats/count-changes'
import { openSince } from '@/lib/server/stats/open-since'
import { LINK_CLICK } from '@/lib/server/stats/stats-scope'

export interface ChannelUserAction {
  channelId: string
  update: UserActionUpdate
}

interface Action {
  channelId: string
  action: string
  identity: string
  before: UserActionState | null
  state: UserActionState | null
}

/**
 * Keeps clicks and other user actions, each identity of a channel once, and counts them, in a transaction that holds the
 * partner's counts (lock-counts). Says of each whether it was new.
 */
export async function applyUserActions(
  tx: Queryable,
  partnerId: string,
  actions: readonly ChannelUserAction[],
): Promise<boolean[]> {
  if (actions.length === 0) return []
  const byKey = new Map<string, Action>()
  for (const {
    channelId,
    update: { action, identity },
  } of actions) {
    byKey.set(keyOf(channelId, action, identity), {
      channelId,
      action,
      identity,
      before: null,
      state: null,
    })
  }
  await readStates(tx, partnerId, byKey)
  const { since } = await openSince(tx)
  const told = actions.map(({ channelId, update }) => {
    // Of a closed day: it is counted for good, and its row may be gone.
    if (update.at < since.getTime()) return false
    const action = byKey.get(keyOf(channelId, update.action, update.identity))!
    const isNew = action.state === null
    action.state = joinUserAction(action.state, update)
    return isNew
  })
  const changed = [...byKey.values()].filter(({ before, state }) => before !== state)
  await writeStates(tx, partnerId, changed)
  await writeCounts(tx, partnerId, changed)
  await addCampaignClicks(
    tx,
    partnerId,
    changed
      .filter(({ action }) => action === LINK_CLICK)
      .flatMap(({ channelId, before, state }) => [
        ...(before ? [{ channelId, at: before.at, component: before.component, clicks: -1 }] : []),
        { channelId, at: state!.at, component: state!.component, clicks: 1 },
      ]),
  )
  return told
}

async function readStates(
  tx: Queryable,
  partnerId: string,
  byKey: ReadonlyMap<string, Action>,
): Promise<void> {
  const keys = [...byKey.values()]
  const rows = await tx.query<{
    channel_id: string
    action: string
    identity: string
    at: number
    component: string
    product_id: string | null
  }>(
    `SELECT a.channel_id, a.action, a.identity, (extract(epoch FROM a.at) * 1000)::float8 AS at, a.component, a.product_id
     FROM unnest($2::text[], $3::text[], $4::text[]) AS k (channel_id, action, identity) CROSS JOIN LATERAL (
       SELECT * FROM user_action
       WHERE partner_id = $1 AND channel_id = k.channel_id AND action = k.action AND identity = k.identity LIMIT 1
     ) a`,
    [
      partnerId,
      keys.map(({ channelId }) => channelId),
      keys.map(({ action }) => action),
      keys.map(({ identity }) => identity),
    ],
  )
  for (const { channel_id, action, identity, at, component, product_id } of rows) {
    const known = byKey.get(keyOf(channel_id, action, identity))!
    known.before = known.state = { at, component, productId: product_id }
  }
}

async function writeStates(
  tx: Queryable,
  partnerId: string,
  changed: readonly Action[],
): Promise<void> {
  if (changed.length === 0) return
  await tx.query(
    `INSERT INTO user_action (partner_id, channel_id, action, identity, at, component, product_id)
     SELECT $1::text, * FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[])
     ON CONFLICT (partner_id, channel_id, action, identity) DO UPDATE SET at = excluded.at, component = excluded.component, product_id = excluded.product_id`,
    [
      partnerId,
      changed.map(({ channelId }) => channelId),
      changed.map(({ action }) => action),
      changed.map(({ identity }) => identity),
      changed.map(({ state }) => new Date(state!.at)),
      changed.map(({ state }) => state!.component),
      changed.map(({ state }) => state!.productId),
    ],
  )
}

async function writeCounts(
  tx: Queryable,
  partnerId: string,
  changed: readonly Action[],
): Promise<void> {
  const counts = new Map<string, Record<string, string | number>>()
  const add = ({ channelId, action }: Action, { at, component }: UserActionState, by: 1 | -1) => {
    for (const [grain, length] of GRAINS) {
      const start = at - (at % length)
      const key = JSON.stringify([grain, start, channelId, action, component])
      const row = counts.get(key) ?? {
        partner_id: partnerId,
        grain,
        at: new Date(start).toISOString(),
        channel_id: channelId,
        action,
        component,
        actions: 0,
      }
      counts.set(key, { ...row, actions: Number(row.actions) + by })
    }
  }
  for (const action of changed) {
    if (action.before) add(action, action.before, -1)
    add(action, action.state!, 1)
  }
  await addRows(
    tx,
    'user_action_count',
    'partner_id, grain, at, channel_id, action, component',
    ['actions'],
    counts,
  )
}

function keyOf(...parts: string[]): string {
  return JSON.stringify(parts)
}
